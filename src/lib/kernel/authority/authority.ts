/**
 * Who may do what: a pure function of the set of control entries, whatever order they came in.
 *
 * One pass by rank. A grant counts if its issuer's grant counts, is strictly senior, and holds all
 * that it gives. A revocation counts if its author's grant counts and is strictly senior to the one
 * revoked, or if it is the author's own. What the holder of a revoked grant wrote counts up to the
 * cut that the revocation names, and no further: before knowing or after makes no difference. Equals
 * cannot remove each other, so no two revocations can contradict each other and no tie needs breaking.
 *
 * A person is bound to the device that introduced them, and to nothing said later: a removed member
 * who introduces a second person, or forks the founding chain, changes nobody's verdict.
 */
import {
	controlSpace,
	type DeviceId,
	type EntryId,
	type PersonId,
	type WorkspaceId
} from '../identity/index.ts';
import { err, ok } from '../result/index.ts';
import { cutWalker, type FindEntry } from './cut.ts';
import { parseControl } from './events.ts';
import { rootGrant, rootGrantId, settleGrants } from './grants.ts';
import { settleInvitations, settleJoins, type IsOwner } from './joining.ts';
import {
	covers,
	ofType,
	type Authority,
	type AuthorityFault,
	type Grant,
	type Identified,
	type Parsed
} from './types.ts';

/**
 * Resolves the control entries of a workspace. `find` looks into every space, because a cut may name
 * entries of any of them; it may come to know more entries later.
 */
export const resolveAuthority = (
	workspace: WorkspaceId,
	control: readonly Identified[],
	find: FindEntry
): Authority => {
	const refused = new Map<EntryId, AuthorityFault>();
	const parsed = parse(control, refused);
	const owners = introducedPersons(parsed);
	const isOwner: IsOwner = (device, person) => owners.get(person) === device;
	const founders = foundersOf(workspace, parsed);
	const [founder] = founders;
	const grants = new Map<EntryId, Grant>();
	if (founder) grants.set(rootGrantId(workspace), rootGrant(workspace, founder));

	const holds = (person: PersonId, { to, rank }: Grant) =>
		to === person || (rank === 0 && founders.includes(person));
	const judge = judgeWith({ grants, owners, holds, find });
	settleGrants({ parsed, grants, judge, refused });
	const invitations = settleInvitations(parsed, judge, refused);
	const joined = settleJoins(workspace, parsed, { invitations, isOwner }, refused);
	const [founding] = ofType(parsed, 'workspace.founded').filter(
		({ id }) => id === workspaceEntry(workspace)
	);
	const { name = '', template = '', timezone = 'Asia/Shanghai' } = founding?.event.payload ?? {};
	return {
		...{ workspace, founder, name, template, timezone },
		...{ devices: devicesOf(owners), grants, invitations, joined, refused, judge },
		grantsOf: (person) =>
			[...grants.values()]
				.filter((grant) => holds(person, grant) && grant.cuts.length === 0)
				.sort((a, b) => a.rank - b.rank || (a.id < b.id ? -1 : 1))
	};
};

const workspaceEntry = (workspace: WorkspaceId): EntryId => workspace as string as EntryId;

const parse = (
	control: readonly Identified[],
	refused: Map<EntryId, AuthorityFault>
): readonly Parsed[] =>
	control.flatMap(({ id, entry }): readonly Parsed[] => {
		const isReadable = entry.space === controlSpace && entry.version === undefined;
		const event = isReadable ? parseControl(entry.type, entry.payload) : undefined;
		if (!event) refused.set(id, { code: 'unknown_event' });
		return event ? [{ id, entry, event }] : [];
	});

/**
 * Who is introduced right after the founding. They are several only where the founder's device forked
 * its first chain; then it is the same device, and each of them is the founder.
 */
const foundersOf = (workspace: WorkspaceId, parsed: readonly Parsed[]): readonly PersonId[] => {
	const founding = parsed.find(({ id }) => id === workspaceEntry(workspace));
	return ofType(parsed, 'person.introduced')
		.filter(
			({ entry }) =>
				entry.by === '' &&
				entry.seq === 1 &&
				entry.prev === workspace &&
				entry.chain === founding?.entry.chain &&
				entry.device === founding.entry.device
		)
		.map(({ id }) => id as string as PersonId) // a person is the entry that introduced them
		.sort();
};

const introducedPersons = (parsed: readonly Parsed[]): ReadonlyMap<PersonId, DeviceId> =>
	new Map(
		ofType(parsed, 'person.introduced')
			.filter(({ entry }) => entry.by === '')
			.map(({ id, entry }) => [id as string as PersonId, entry.device])
	);

const devicesOf = (owners: ReadonlyMap<PersonId, DeviceId>): ReadonlyMap<DeviceId, PersonId> => {
	const inOrder = [...owners].sort(([a], [b]) => (a > b ? -1 : 1));
	return new Map(inOrder.map(([person, device]) => [device, person]));
};

/** Judges one entry by the grants that have been settled so far. */
const judgeWith = ({
	grants,
	owners,
	holds,
	find
}: {
	grants: ReadonlyMap<EntryId, Grant>;
	owners: ReadonlyMap<PersonId, DeviceId>;
	holds: (person: PersonId, grant: Grant) => boolean;
	find: FindEntry;
}): Authority['judge'] => {
	const isWithin = cutWalker(find);
	const refuse = (code: AuthorityFault['code']) => err<AuthorityFault>({ code });
	return ({ id, entry }, capability) => {
		const device = entry.by === '' ? undefined : owners.get(entry.by);
		if (entry.by === '' || !device) return refuse('unknown_person');
		if (device !== entry.device) return refuse('foreign_device');
		const grant = entry.auth[0] && grants.get(entry.auth[0]);
		if (!grant) return refuse('unknown_grant');
		if (!holds(entry.by, grant)) return refuse('not_holder');
		if (!grant.cuts.every((cut) => isWithin(cut, id, entry))) return refuse('revoked');
		if (capability && !covers(grant.capabilities, [capability])) return refuse('lacks_capability');
		return covers(grant.spaces, [entry.space]) ? ok(grant) : refuse('lacks_space');
	};
};
