/** Who may receive an award: by score within each department, with places in proportion (AL-73). */
import { isForPosition, placesFor, type Award, type AwardKind } from '#lib/domains/awards/index.ts';
import {
	postAt,
	type MemberId,
	type Organisation,
	type Term,
	type UnitId
} from '#lib/domains/organisation/index.ts';
import type { MemberScore } from '#lib/domains/scorebook/index.ts';

/** Somebody for whom an award is. */
export interface Candidate {
	readonly member: MemberId;
	readonly score: number;
	/** The clauses that keep them from it; none where they may be selected. */
	readonly ineligibleBecause: readonly string[];
	/** Whether they are among the first of their department, as many as it has places. */
	readonly isProposed: boolean;
}

/** A department with its places and its candidates, by score. */
export interface Shortlist {
	readonly unit: UnitId | null;
	readonly places: number;
	readonly candidates: readonly Candidate[];
	/** Equal scores stand on both sides of the last place: the scores do not decide. */
	readonly isTied: boolean;
}

type Scored = Pick<MemberScore, 'member' | 'score' | 'ineligibleBecause'>;

/** The shortlists of an award, departments in the order of the roster, those without one last. */
export const shortlistsOf = (
	{ kind, places }: Pick<Award, 'kind' | 'places'>,
	{ to }: Pick<Term, 'to'>,
	organisation: Organisation,
	scores: readonly Scored[]
): readonly Shortlist[] => {
	const byUnit = new Map<UnitId | null, Scored[]>();
	for (const scored of candidatesAmong(kind, to, organisation, scores)) {
		const list = byUnit.get(scored.unit);
		if (list) list.push(scored);
		else byUnit.set(scored.unit, [scored]);
	}
	const units = [...organisation.units.keys(), null].filter((unit) => byUnit.has(unit));
	const ranked = units.map((unit) => byScore(byUnit.get(unit) ?? []));
	const shares = placesFor(
		ranked.map((scored) => ({
			size: scored.length,
			scores: scored.filter(isEligible).map(({ score }) => score)
		})),
		places
	);
	return units.map((unit, index) => shortlist(unit, shares[index] ?? 0, ranked[index] ?? []));
};

const candidatesAmong = (
	kind: AwardKind,
	date: string,
	organisation: Organisation,
	scores: readonly Scored[]
) =>
	scores.flatMap((scored) => {
		const post = postAt(organisation, scored.member as MemberId, date); // of the roster
		return post && isForPosition(kind, post.position) ? [{ ...scored, unit: post.unit }] : [];
	});

/** The sort keeps the order of the roster among equals. */
const byScore = (scored: readonly Scored[]) => scored.toSorted((a, b) => b.score - a.score);

const isEligible = ({ ineligibleBecause }: Scored): boolean => ineligibleBecause.length === 0;

const shortlist = (unit: UnitId | null, places: number, ranked: readonly Scored[]): Shortlist => {
	const eligible = ranked.filter(isEligible);
	const proposed = new Set(eligible.slice(0, places));
	const [last, next] = [eligible[places - 1], eligible[places]];
	return {
		unit,
		places,
		candidates: ranked.map((each) => ({
			member: each.member as MemberId,
			score: each.score,
			ineligibleBecause: each.ineligibleBecause,
			isProposed: proposed.has(each)
		})),
		isTied: last !== undefined && last.score === next?.score
	};
};
