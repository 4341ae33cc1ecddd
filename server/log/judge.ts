import type { Authority } from '#lib/kernel/authority/index.ts';
import {
	controlSpace,
	type DeviceId,
	type EntryId,
	type PersonId
} from '#lib/kernel/identity/index.ts';
import type { SignedEntry } from '#lib/kernel/log/index.ts';
import { joinRefusal, type Right } from '../gate/index.ts';
import type { Judge } from './room.ts';

/** Who hands entries in. */
export type Author = { readonly device: DeviceId; readonly right: Right };

// Introducing oneself and joining take two entries; a little more leaves room for a second link.
const PENDING_ENTRIES = 8;

/**
 * What the relay keeps of what a socket hands in. It keeps a member's own entries even where they will
 * not count: a chain with a hole would take the member's later, rightful entries with it, and every
 * client judges for itself. Entries of others must count, so that nobody carries in what a removed
 * member writes.
 */
export const judgeFor =
	({ device, right }: Author, now: () => number): Judge =>
	({ entries, authority }) => {
		const refused = new Map<EntryId, string>();
		for (const stated of entries) {
			const isOwn = stated.entry.device === device;
			const code = right.isPending
				? pendingRefusal(authority, stated, isOwn, now())
				: !isOwn && othersRefusal(authority, stated);
			if (code) refused.set(stated.id, code);
		}
		return refused;
	};

const othersRefusal = (authority: Authority, stated: SignedEntry): string | undefined => {
	const { id, entry } = stated;
	const judged = authority.judge({ id, entry }, undefined);
	const refusal =
		entry.space === controlSpace ? authority.refused.get(id) : judged.ok ? undefined : judged.error;
	const isCut = refusal?.code === 'revoked' || refusal?.code === 'device_revoked';
	if (isCut && isBeforeCuts(authority, entry)) return undefined;
	// A control event of a newer version is kept where its author holds a grant for the space.
	return refusal?.code === 'unknown_event' && judged.ok ? undefined : refusal?.code;
};

/**
 * Whether an entry stands in its chain no later than what the revocations of its grant and its device
 * name. Whether it is on the very branch, each client finds out: the relay may not have that branch
 * yet, as when members restore what its disk has lost.
 */
const isBeforeCuts = (authority: Authority, entry: SignedEntry['entry']): boolean => {
	const grant = entry.auth[0] && authority.grants.get(entry.auth[0]);
	if (!grant || entry.by === '') return false;
	const device = authority.devicesOf(entry.by).find((each) => each.device === entry.device);
	return [...grant.cuts, ...(device?.cuts ?? [])].every(({ cut }) =>
		cut.some(([chain, seq]) => chain === entry.chain && entry.seq <= seq)
	);
};

const pendingRefusal = (
	authority: Authority,
	{ id, entry }: SignedEntry,
	isOwn: boolean,
	now: number
): string | undefined => {
	if (!isOwn || entry.space !== controlSpace || entry.seq >= PENDING_ENTRIES) return 'pending';
	const refusal = authority.refused.get(id);
	if (refusal) return refusal.code;
	if (entry.type === 'person.introduced') return undefined;
	if (entry.type !== 'person.joined') return 'pending';
	return newJoinRefusal(authority, entry, now);
};

/** Why a `person.joined` that the resolver accepts cannot be taken by this relay, now. */
const newJoinRefusal = (
	authority: Authority,
	entry: SignedEntry['entry'],
	now: number
): string | undefined => {
	// The resolver has parsed the payload; who is introduced is a person, never ''.
	const invitation = entry.payload['invitation'] as EntryId;
	return joinRefusal(authority, { person: entry.by as PersonId, invitation }, now);
};
