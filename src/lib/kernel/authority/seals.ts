/**
 * A seal closes a term: it names the last entry of each chain that belongs to it, and is in force once
 * another person has come to the same totals. Then nobody adds to the term under a grant that ended
 * with it, whatever time they claim.
 */
import { controlSpace, type PersonId } from '../identity/index.ts';
import type { Cut } from './cut.ts';
import { append, byId, grouped, onceOf } from './control.ts';
import type { SettledSeal, Standing } from './standing.ts';
import {
	authorityCapabilities,
	isOf,
	type Authority,
	type Grant,
	type Identified,
	type Parsed
} from './types.ts';

type Sealed = Parsed<'term.sealed'>;
type Countersigned = Parsed<'term.countersigned'>;

/**
 * Puts seals in force, rank by rank: of those whose terms overlap the first, by the rank of the more
 * junior of its two signers, then by id. No junior replaces what seniors have sealed.
 */
export const settleSeals = (
	standing: Standing,
	judge: Authority['judge']
): ((entered: readonly Grant[], rank: number) => void) => {
	const { control, seals } = standing;
	const stated = byGrant(control.of('term.sealed'), control.of('term.countersigned'));
	const sealed: Sealed[] = [];
	const countersigned = new Map<string, Countersigned[]>();
	return (entered, rank) => {
		const heard = entered
			.flatMap(({ id }): readonly Parsed[] => stated.get(id) ?? [])
			.filter((each) => judge(each, authorityCapabilities.closeTerm).ok);
		if (heard.length === 0) return;
		sealed.push(...heard.filter(isOf('term.sealed')));
		for (const each of heard.filter(isOf('term.countersigned')).sort(byId)) {
			append(countersigned, each.event.payload.seal, each);
		}
		for (const seal of sealed.sort(byId)) {
			const other = countersigned.get(seal.id)?.find((each) => !countersignFault(seal, each));
			if (other && !overlapping(seals, seal)) seals.push(settled(seal, other, rank));
		}
	};
};

const byGrant = onceOf((sealed: readonly Sealed[], countersigned: readonly Countersigned[]) =>
	grouped<string | undefined, Parsed>([...sealed, ...countersigned], ({ entry }) => entry.auth[0])
);

const settled = ({ id, entry, event }: Sealed, other: Countersigned, rank: number): SettledSeal => {
	const cutByChain = new Map<string, Cut[number][]>();
	for (const [, chain, seq, last] of event.payload.frontier) {
		append(cutByChain, chain, [chain, seq, last]);
	}
	// Both were judged, so both were stated by somebody.
	const signers = { by: entry.by as PersonId, countersignedBy: other.entry.by as PersonId };
	return {
		seal: { ...event.payload, ...signers, id, rank },
		end: dayEnd(event.payload.to),
		cutByChain
	};
};

/** One person, or one device, cannot seal a term alone. */
const countersignFault = (seal: Sealed, { entry, event }: Countersigned) => {
	if (entry.by === seal.entry.by || entry.device === seal.entry.device) return 'same_person';
	return event.payload.totals === seal.event.payload.totals ? undefined : 'other_totals';
};

const overlapping = (seals: readonly SettledSeal[], { event }: Sealed): SettledSeal | undefined =>
	seals.find(({ seal }) => seal.from <= event.payload.to && event.payload.from <= seal.to);

const HOUR_MS = 3_600_000;

/** When a day has ended everywhere: twelve hours after it has in Greenwich. */
const dayEnd = (day: string): number => {
	const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
	return Date.UTC(year, month - 1, date + 1) + 12 * HOUR_MS;
};

/**
 * Whether an entry comes after the seal of the term with which its grant ended. In the control space
 * a seal binds only the juniors of those who signed it: it must not undo what it rests on.
 */
export const isPastSeal = (
	{ seals, isWithin }: Standing,
	{ until, rank }: Grant,
	{ id, entry }: Identified
): boolean =>
	until !== undefined &&
	seals.some(
		({ seal, end, cutByChain }) =>
			until <= end &&
			(entry.space !== controlSpace || seal.rank < rank) &&
			!isWithin(cutByChain.get(entry.chain) ?? [], id, entry)
	);

/** Refuses what is no seal, and what confirms none. */
export const refuseSeals = (standing: Standing, judge: Authority['judge']): void => {
	const { control, refused, seals } = standing;
	const sealed = new Map<string, Sealed>();
	for (const seal of control.of('term.sealed')) {
		const author = judge(seal, authorityCapabilities.closeTerm);
		const other = overlapping(seals, seal);
		if (!author.ok) refused.set(seal.id, author.error);
		else if (other && other.seal.id !== seal.id) refused.set(seal.id, { code: 'superseded' });
		else sealed.set(seal.id, seal);
	}
	for (const each of control.of('term.countersigned')) {
		const author = judge(each, authorityCapabilities.closeTerm);
		const seal = sealed.get(each.event.payload.seal);
		const code = seal ? countersignFault(seal, each) : 'unknown_seal';
		if (!author.ok) refused.set(each.id, author.error);
		else if (code) refused.set(each.id, { code });
	}
};
