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
import { actingFor, bindingsOf, exercisable, wrapsIn } from './acting.ts';
import { append, byId, Control } from './control.ts';
import { cutWalker, type FindEntry } from './cut.ts';
import { foundersOf, foundingIn, introducedIn, rootGrantId } from './entering.ts';
import { settleRanks } from './grants.ts';
import { joinedIn, refuseJoins, settleInvitations } from './joining.ts';
import { judgeWith } from './judge.ts';
import { isProven, type Proves } from './proofs.ts';
import { refuseRatifications } from './ratification.ts';
import { refuseUnheard } from './refusals.ts';
import { decisionsOf, rootGrant } from './roots.ts';
import { refuseSeals } from './seals.ts';
import { settleSpaces } from './spaces.ts';
import { readFrom, type Standing } from './standing.ts';
import type { Authority, Grant, Identified } from './types.ts';

/**
 * Resolves the control entries of a workspace. `find` looks into every space, because a cut may name
 * entries of any of them; it may come to know more entries later. The signatures in payloads have to be
 * checked before (`unproven`); only a test passes another check than what was found then.
 */
export const resolveAuthority = (
	workspace: WorkspaceId,
	entries: Control | readonly Identified[],
	find: FindEntry,
	proves: Proves = isProven
): Authority => {
	const control = entries instanceof Control ? entries : Control.none.with(entries);
	const standing = emptyStanding(workspace, control, find, proves);
	const judge = judgeWith(standing);
	const founding = foundingIn(workspace, control)?.event.payload;
	const [founder] = standing.founders;
	const decisions = decisionsOf(standing, founding?.stewards);
	const root = founder ? [rootGrant(rootGrantId(workspace), founder)] : [];
	settleRanks(standing, judge, [...root, ...decisions.installed].sort(byId), decisions);
	refuseUnheard(standing, judge);
	refuseRatifications(standing, judge);
	refuseSeals(standing, judge);
	const invitations = settleInvitations(standing, judge);
	refuseJoins(standing, invitations);
	const spaces = settleSpaces(standing, judge);
	const { name = '', template = '', timezone = 'Asia/Shanghai', stewards } = founding ?? {};
	// Few ask for these: each is worked out for the first who does.
	const wraps = once(() => wrapsIn(standing));
	const people = ofPeople(standing, wraps);
	const acting = once(() => actingFor(standing, people.grantsOf));
	const joined = once(() => joinedIn(standing));
	return readFrom(standing, {
		...{ workspace, founder, name, template, timezone, stewards, invitations, spaces },
		...{ grants: standing.grants, refused: standing.refused, judge },
		seals: standing.seals.map(({ seal }) => seal).sort((a, b) => (a.to < b.to ? -1 : 1)),
		...people,
		get devices() {
			return acting();
		},
		get joined() {
			return joined();
		},
		get wraps() {
			return wraps();
		}
	});
};

const emptyStanding = (
	workspace: WorkspaceId,
	control: Control,
	find: FindEntry,
	proves: Proves
): Standing => ({
	...{ workspace, control, proves, isWithin: cutWalker(find) },
	introduced: introducedIn(control),
	founders: foundersOf(workspace, control),
	grants: new Map(),
	holdings: new Map(),
	people: new Map(),
	ratified: new Map(),
	seals: [],
	refused: new Map(control.unknown.map((id) => [id, { code: 'unknown_event' }]))
});

/** The value that is made when it is first asked for. */
const once = <Value>(make: () => Value): (() => Value) => {
	let made: { readonly value: Value } | undefined;
	return () => (made ??= { value: make() }).value;
};

/** What pages and the relay ask about people. */
const ofPeople = (
	standing: Standing,
	wraps: () => Authority['wraps']
): Pick<Authority, 'devicesOf' | 'recoveryOf' | 'grantsOf' | 'grantsWith'> => {
	const { people, introduced } = standing;
	const live = once(() => liveGrants(standing));
	const grantsOf: Authority['grantsOf'] = (person, now = -Infinity) =>
		(live().get(person) ?? []).filter(({ until = Infinity }) => now <= until);
	return {
		devicesOf: (id) => {
			const person = people.get(id);
			return person ? bindingsOf(person, wraps()) : [];
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
