/** What a change of figures would do to a term: before anybody votes on it. */
import type { MemberId, Term } from '#lib/domains/organisation/index.ts';
import type { StatedFigure } from '#lib/domains/rulebook/index.ts';
import type { AllianceValues, Finding, MemberScore } from '#lib/domains/scorebook/index.ts';
import { withFigures } from '../scores/index.ts';
import type { Workspace } from '../session/index.ts';

/** A member for whom something would change. */
export interface Movement {
	readonly member: MemberId;
	readonly before: number;
	readonly after: number;
	readonly difference: number;
	/** Thresholds that would be reached and are not. */
	readonly appearing: readonly Finding[];
	/** Thresholds that are reached and would not be. */
	readonly vanishing: readonly Finding[];
}

type Scored = Pick<MemberScore, 'member' | 'score' | 'findings'>;

/**
 * Everybody whose score or findings differ, those whose score moves most first; among equals the order
 * of the roster is kept. Empty where nobody is concerned.
 */
export const movementsBetween = (
	before: readonly Scored[],
	after: readonly Scored[]
): readonly Movement[] => {
	const changed = new Map(after.map((scored) => [scored.member, scored]));
	return before
		.flatMap((old): readonly Movement[] => {
			const now = changed.get(old.member);
			if (!now) return [];
			const movement = {
				member: old.member as MemberId, // the score book's members are those of the roster
				...{ before: old.score, after: now.score, difference: now.score - old.score },
				appearing: findingsBeyond(old.findings, now.findings),
				vanishing: findingsBeyond(now.findings, old.findings)
			};
			const { difference, appearing, vanishing } = movement;
			const isSame = difference === 0 && appearing.length === 0 && vanishing.length === 0;
			return isSame ? [] : [movement];
		})
		.sort((a, b) => Math.abs(b.difference) - Math.abs(a.difference));
};

/** The findings of `all` that are not among `some`: a clause and level is reached once in a term. */
const findingsBeyond = (some: readonly Finding[], all: readonly Finding[]): readonly Finding[] => {
	const keys = new Set(some.map(keyOf));
	return all.filter((finding) => !keys.has(keyOf(finding)));
};

const keyOf = ({ clause, level }: Finding): string => `${clause} ${level}`;

/** One term, and whom the change would concern there. */
export interface Replay {
	readonly term: Term;
	readonly movements: readonly Movement[];
}

/**
 * Replays a change over a term, as it was closed or as it stands: its records by the figures that count
 * there, and by those with the proposed ones in their place. Undefined while scores are computed.
 */
export const replayOver = (
	{ settlements }: Pick<Workspace, 'settlements'>,
	term: Term,
	figures: readonly StatedFigure[]
): Replay | undefined => {
	const inForce: AllianceValues = settlements.figures.of(term);
	const before = settlements.scores(term);
	const after = settlements.scoresBy(withFigures(inForce, figures), term);
	return before && after && { term, movements: movementsBetween(before, after) };
};
