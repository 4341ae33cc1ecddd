import type { PersonId, Space } from '../identity/index.ts';
import { err, ok, type Result } from '../result/index.ts';
import { byId } from './control.ts';
import { isAuthorsOwn, isOwnSpace } from './own-spaces.ts';
import type { Standing } from './standing.ts';
import {
	authorityCapabilities,
	covers,
	type Authority,
	type AuthorityFault,
	type Grant,
	type OpenedEpoch,
	type OpenedSpace,
	type Parsed
} from './types.ts';

type Opening = Parsed<'space.opened'> & { readonly grant: Grant; readonly by: PersonId };
type Spaces = ReadonlyMap<Space, OpenedSpace>;

/** The spaces that have been opened, with the keys that they have had. */
export const settleSpaces = (standing: Standing, judge: Authority['judge']): Spaces => {
	const spaces = openedSpaces(standing, judge);
	const epochs = new Map([...spaces.keys()].map((space) => [space, [] as OpenedEpoch[]]));
	for (const stated of standing.control.of('epoch.opened')) {
		const space = spaces.get(stated.event.payload.space as Space);
		const author = space ? epochOpener(standing, judge, space, stated) : refuse('unknown_space');
		if (!author.ok) standing.refused.set(stated.id, author.error);
		else epochs.get(stated.event.payload.space as Space)?.push(epochOf(stated, author.value));
	}
	return new Map(
		[...spaces].map(([space, opened]) => [
			space,
			{ ...opened, epochs: (epochs.get(space) ?? []).sort(byEpoch) }
		])
	);
};

/**
 * Of several openings of one space those that seal it go first, so that nobody opens to the relay what
 * others took for closed; then the most senior, then the least id.
 */
const openedSpaces = (standing: Standing, judge: Authority['judge']): Spaces => {
	const { control, refused } = standing;
	const openings: Opening[] = [];
	for (const stated of control.of('space.opened')) {
		const opener = openerOf(standing, judge, stated);
		if (!opener.ok) refused.set(stated.id, opener.error);
		else openings.push({ ...stated, grant: opener.value, by: stated.entry.by as PersonId }); // judged: not ''
	}
	const spaces = new Map<Space, OpenedSpace>();
	for (const { id, event, by } of openings.sort(byPrecedence)) {
		const space = event.payload.space as Space; // the schema has checked that it is a name
		if (spaces.has(space)) refused.set(id, { code: 'superseded' });
		else spaces.set(space, { ...event.payload, id, space, openedBy: by, epochs: [] });
	}
	return spaces;
};

const byPrecedence = (a: Opening, b: Opening): number =>
	Number(b.event.payload.sealed) - Number(a.event.payload.sealed) ||
	a.grant.rank - b.grant.rank ||
	byId(a, b);

const byEpoch = (a: OpenedEpoch, b: OpenedEpoch): number => a.epoch - b.epoch || byId(a, b);

const refuse = (code: AuthorityFault['code']) => err<AuthorityFault>({ code });

/** A space is opened under a grant that reaches it, or by whose own it is. */
const openerOf = (
	standing: Standing,
	judge: Authority['judge'],
	stated: Parsed<'space.opened' | 'epoch.opened'>
): Result<Grant, AuthorityFault> => {
	const author = judge(stated, authorityCapabilities.openSpace);
	if (!author.ok) return author;
	const { space } = stated.event.payload;
	const isReached =
		covers(author.value.spaces, [space]) || isAuthorsOwn(standing, stated, author.value, space);
	return isReached ? author : refuse('lacks_space');
};

/**
 * Whoever opened a space may renew its key, and whoever might open it. Their own only while they might
 * open it still: they know that key, whoever has been told not to use theirs.
 */
const epochOpener = (
	standing: Standing,
	judge: Authority['judge'],
	{ space, openedBy }: OpenedSpace,
	stated: Parsed<'epoch.opened'>
): Result<PersonId, AuthorityFault> => {
	const isOpener = stated.entry.by === openedBy && !isOwnSpace(space, openedBy);
	const author = isOpener ? judge(stated, undefined) : openerOf(standing, judge, stated);
	return author.ok ? ok(stated.entry.by as PersonId) : author; // judged: not ''
};

const epochOf = ({ id, entry, event }: Parsed<'epoch.opened'>, by: PersonId): OpenedEpoch => ({
	...event.payload,
	id,
	by,
	device: entry.device
});
