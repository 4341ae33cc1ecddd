/** Whether the author of an entry might state it, by what has been settled so far. */
import type { PersonId } from '../identity/index.ts';
import { err, ok } from '../result/index.ts';
import { deviceCut } from './device-tree.ts';
import { settleDevices } from './devices.ts';
import { rootGrantId } from './entering.ts';
import { deviceFault } from './people.ts';
import { isPastSeal } from './seals.ts';
import {
	authorOf,
	excluding,
	isRatified,
	type Holding,
	type Person,
	type PersonDevices,
	type Standing
} from './standing.ts';
import {
	covers,
	ofAuthor,
	type Authority,
	type AuthorityFault,
	type Grant,
	type Identified,
	type RankedCut
} from './types.ts';

/** Judges one entry by the grants that have been settled so far. */
export const judgeWith =
	(standing: Standing): Authority['judge'] =>
	(stated, capability) => {
		const { entry } = stated;
		if (!ofAuthor(standing.introduced, entry)) return refuse('unknown_person');
		const person = authorOf(standing, entry);
		// Whoever is not settled yet holds no grant that is.
		if (!person) return refuse('unknown_grant');
		const grant = entry.auth[0] && standing.grants.get(entry.auth[0]);
		if (!grant || !holds(standing, person.id, grant)) {
			const code = grant ? 'not_holder' : 'unknown_grant';
			return err(deviceFault(standing, person, person.devices, stated) ?? { code });
		}
		const fault = holdingFault(standing, person, grant, stated);
		if (fault) return err(fault);
		if (isEnded(grant, stated) || isPastSeal(standing, grant, stated)) return refuse('expired');
		if (capability && !covers(grant.capabilities, [capability])) return refuse('lacks_capability');
		return covers(grant.spaces, [entry.space]) ? ok(grant) : refuse('lacks_space');
	};

const refuse = (code: AuthorityFault['code']) => err<AuthorityFault>({ code });

/** Whether a person holds a grant: it was given to them, or they founded the workspace. */
const holds = ({ workspace, founders }: Standing, person: PersonId, { id, to }: Grant): boolean =>
	to === person || (id === rootGrantId(workspace) && founders.includes(person));

/** Everybody who holds a grant. */
export const holdersOf = (standing: Standing, grant: Grant): readonly PersonId[] =>
	grant.id === rootGrantId(standing.workspace) ? [grant.to, ...standing.founders] : [grant.to];

/** By its author's own claim. */
const isEnded = ({ until }: Grant, { entry }: Identified): boolean =>
	until !== undefined && entry.at > until;

/** What was stated counts if any of what is left of the grant holds it. */
const holdingFault = (
	standing: Standing,
	person: Person,
	grant: Grant,
	stated: Identified
): AuthorityFault | undefined => {
	let fault: AuthorityFault | undefined;
	for (const { cuts, devicesOf } of standing.holdings.get(grant.id) ?? whole) {
		const cut = grantCut(standing, grant, cuts, stated);
		const found = cut
			? { code: 'revoked' as const, revocation: cut.revocation }
			: reachFault(standing, person, devicesOf(person), grant, stated);
		if (!found) return undefined;
		fault ??= found;
	}
	return fault;
};

const whole: readonly Holding[] = [{ cuts: [], devicesOf: ({ devices }) => devices }];

const grantCut = (
	standing: Standing,
	grant: Grant,
	cuts: readonly RankedCut[],
	stated: Identified
) =>
	cuts.length === 0
		? undefined
		: excluding(standing, cuts, stated, (cut, id) => isRatified(standing, cut, id, grant.rank));

/** Why the device may not exercise the grant: it is not the person's, or bound with a limit. */
const reachFault = (
	standing: Standing,
	person: Person,
	devices: PersonDevices,
	grant: Grant,
	stated: Identified
): AuthorityFault | undefined => {
	const fault = deviceFault(standing, person, devices, stated);
	if (fault) return fault;
	const { seniority } = person.decisions;
	const isReached = devices
		.get(stated.entry.device)
		?.some(
			({ limit, cuts }) =>
				isWithinLimit(limit, grant) && !deviceCut(standing, seniority, cuts, stated)
		);
	return isReached ? undefined : { code: 'not_reachable' };
};

/** A senior binds no device to more than they hold. They are senior to every grant of the person. */
export const isWithinLimit = (limit: Grant | undefined, { capabilities, spaces }: Grant): boolean =>
	!limit || (covers(limit.capabilities, capabilities) && covers(limit.spaces, spaces));

/** What is left of a grant: within each resignation, or within all cuts by seniors without any. */
export const holdingsOf = (
	standing: Standing,
	grant: Grant,
	bySeniors: readonly RankedCut[],
	resigned: readonly RankedCut[]
): readonly Holding[] =>
	(resigned.length > 0 ? resigned : [undefined]).map((one) =>
		holdingWithin(standing, grant, one ? [...bySeniors, one] : bySeniors)
	);

const holdingWithin = (standing: Standing, grant: Grant, cuts: readonly RankedCut[]): Holding => {
	const known = new Map<PersonId, PersonDevices>();
	return {
		cuts,
		devicesOf: (person) => {
			const { id, introduction, stated, decisions, devices } = person;
			const found = known.get(id);
			if (found) return found;
			const left = stated.filter((each) => !grantCut(standing, grant, cuts, each));
			// Of all that the person has stated the same devices follow as they have.
			const isAll = left.length === stated.length;
			const within = isAll ? devices : settleDevices(standing, introduction, left, decisions);
			known.set(id, within);
			return within;
		}
	};
};
