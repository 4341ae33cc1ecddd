/**
 * Who may do what: a pure function of the set of control entries, whatever order they came in.
 *
 * One pass by rank. A grant counts if its issuer's grant counts, is strictly senior, and holds all
 * that it gives. A revocation counts if its author's grant counts and is strictly senior to the one
 * revoked, or if it is the author's own. What the holder of a revoked grant wrote counts up to the
 * cut that the revocation names, and no further: before knowing or after makes no difference. Equals
 * cannot remove each other, so no two revocations can contradict each other and no tie needs breaking.
 *
 * Stewards, who are keys in the founding entry, are senior to the root. Whoever is senior may ratify
 * what a cut leaves out. Devices are settled person by person at the rank of the person's most senior
 * grant, and what is said about them concerns that person alone: a removed member who introduces
 * others, takes in devices, or forks the founding chain, changes nobody's verdict.
 */
import type { PersonId, WorkspaceId } from '../identity/index.ts';
import { actingFor, bindingsOf, exercisable, settleWraps } from './acting.ts';
import { append, byId, readControl, type Control } from './control.ts';
import { cutWalker, type FindEntry } from './cut.ts';
import { settleRanks } from './grants.ts';
import { settleInvitations, settleJoins } from './joining.ts';
import { judgeWith } from './judge.ts';
import { provesOnce, type Proves } from './proofs.ts';
import { refuseRatifications } from './ratification.ts';
import { refuseUnheard } from './refusals.ts';
import { decisionsOf, rootGrant, rootGrantId } from './roots.ts';
import { refuseSeals } from './seals.ts';
import { settleSpaces } from './spaces.ts';
import { readFrom, type Standing } from './standing.ts';
import type { Authority, Grant, Identified, Parsed } from './types.ts';

/**
 * Resolves the control entries of a workspace. `find` looks into every space, because a cut may name
 * entries of any of them; it may come to know more entries later. `proves` checks the signatures in
 * payloads, and only a test passes another.
 */
export const resolveAuthority = (
	workspace: WorkspaceId,
	control: readonly Identified[],
	find: FindEntry,
	proves: Proves = provesOnce
): Authority => {
	const standing = emptyStanding(workspace, control, find, proves);
	const judge = judgeWith(standing);
	const founding = foundingIn(workspace, standing.control)?.event.payload;
	const [founder] = standing.founders;
	const decisions = decisionsOf(standing, founding?.stewards);
	const root = founder ? [rootGrant(rootGrantId(workspace), founder)] : [];
	settleRanks(standing, judge, [...root, ...decisions.installed].sort(byId), decisions);
	refuseUnheard(standing, judge);
	refuseRatifications(standing, judge);
	refuseSeals(standing, judge);
	const invitations = settleInvitations(standing, judge);
	const joined = settleJoins(standing, invitations);
	const wraps = settleWraps(standing);
	const spaces = settleSpaces(standing, judge);
	const { name = '', template = '', timezone = 'Asia/Shanghai', stewards } = founding ?? {};
	return readFrom(standing, {
		...{ workspace, founder, name, template, timezone, stewards, invitations, joined, wraps },
		...{ spaces, grants: standing.grants, refused: standing.refused, judge },
		seals: standing.seals.map(({ seal }) => seal).sort((a, b) => (a.to < b.to ? -1 : 1)),
		...ofPeople(standing, wraps)
	});
};

const emptyStanding = (
	workspace: WorkspaceId,
	entries: readonly Identified[],
	find: FindEntry,
	proves: Proves
): Standing => {
	const refused: Standing['refused'] = new Map();
	const control = readControl(entries, refused);
	return {
		...{ workspace, control, proves, refused, isWithin: cutWalker(find) },
		introduced: introducedPersons(control),
		founders: foundersOf(workspace, control),
		grants: new Map(),
		holdings: new Map(),
		people: new Map(),
		ratified: new Map(),
		seals: []
	};
};

const foundingIn = (
	workspace: WorkspaceId,
	control: Control
): Parsed<'workspace.founded'> | undefined =>
	control.of('workspace.founded').find(({ id }) => id === rootGrantId(workspace));

/**
 * Who is introduced right after the founding. They are several only where the founder's device forked
 * its first chain; then it is the same device, and each of them is the founder.
 */
const foundersOf = (workspace: WorkspaceId, control: Control): readonly PersonId[] => {
	const founding = foundingIn(workspace, control)?.entry;
	return control
		.of('person.introduced')
		.filter(
			({ entry }) =>
				entry.by === '' &&
				entry.seq === 1 &&
				entry.prev === workspace &&
				entry.chain === founding?.chain &&
				entry.device === founding.device
		)
		.map(({ id }) => id as string as PersonId); // a person is the entry that introduced them
};

const introducedPersons = (control: Control): Standing['introduced'] =>
	new Map(
		control
			.of('person.introduced')
			.filter(({ entry }) => entry.by === '')
			.map((introduction) => [introduction.id as string as PersonId, introduction])
	);

/** What pages and the relay ask about people. */
const ofPeople = (
	standing: Standing,
	wraps: Authority['wraps']
): Pick<Authority, 'devices' | 'devicesOf' | 'recoveryOf' | 'grantsOf' | 'grantsWith'> => {
	const { people, introduced } = standing;
	const live = liveGrants(standing);
	const grantsOf: Authority['grantsOf'] = (person, now = -Infinity) =>
		(live.get(person) ?? []).filter(({ until = Infinity }) => now <= until);
	return {
		devices: actingFor(standing, grantsOf),
		devicesOf: (id) => {
			const person = people.get(id);
			return person ? bindingsOf(person, wraps) : [];
		},
		recoveryOf: (id) => {
			const isRebound = people.get(id)?.decisions.rebindings.length !== 0;
			return isRebound ? undefined : introduced.get(id)?.event.payload.recovery;
		},
		grantsOf,
		grantsWith: (id, device, now) =>
			exercisable(people.get(id)?.devices.get(device) ?? [], grantsOf(id, now))
	};
};

/** By holder, most senior first. */
const liveGrants = ({
	grants,
	founders,
	workspace
}: Standing): ReadonlyMap<PersonId, readonly Grant[]> => {
	const byHolder = new Map<PersonId, Grant[]>();
	// They were entered in this order.
	for (const grant of grants.values()) {
		if (grant.cuts.length > 0) continue;
		const isRoot = grant.id === rootGrantId(workspace);
		for (const holder of isRoot ? founders : [grant.to]) append(byHolder, holder, grant);
	}
	return byHolder;
};
