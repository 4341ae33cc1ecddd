import type { AwardKind } from './events.ts';

/** Positions as the organisation has them. */
export type Position = 'officer' | 'cadre' | 'presidium';

/**
 * For whom an award is (AL-73, AL-D9: awards for officers list officers, and the presidium counts as
 * cadre); `unit`: for departments (AL-70).
 */
const positions: Readonly<Record<AwardKind, readonly Position[] | 'unit'>> = {
	outstanding_cadre: ['cadre', 'presidium'],
	outstanding_officer: ['officer'],
	psychology_worker: ['officer', 'cadre', 'presidium'],
	contribution: ['officer', 'cadre', 'presidium'],
	league_cadre: ['cadre', 'presidium'],
	advanced_worker: ['officer', 'cadre', 'presidium'],
	outstanding_department: 'unit'
};

/** Whether departments receive the award, not persons. */
export const isForUnits = (kind: AwardKind): boolean => positions[kind] === 'unit';

/** Whether a member who holds this position may receive the award. */
export const isForPosition = (kind: AwardKind, position: Position): boolean => {
	const held = positions[kind];
	return held !== 'unit' && held.includes(position);
};

/** A department: how many candidates it has, and the scores of those who may be selected, best first. */
export interface Department {
	readonly size: number;
	readonly scores: readonly number[];
}

/**
 * The places of an award for each department, in proportion to its size by the method of the largest
 * remainder (Hamilton). No department gets more than it has candidates. Equal remainders go to the larger
 * department, then to the one whose next candidate has the higher score, then to the one named first. Answers one number for each department, in their order.
 */
export const placesFor = (
	departments: readonly Department[],
	places: number
): readonly number[] => {
	const total = departments.reduce((sum, { size }) => sum + size, 0);
	if (total === 0) return departments.map(() => 0);
	const given = Math.min(places, total);
	// In whole numbers: places × size, divided by all; what is left over is the remainder.
	const shares = departments.map(({ size, scores }, index) => {
		const whole = Math.floor((given * size) / total);
		return { index, size, whole, rest: (given * size) % total, next: scores[whole] ?? -Infinity };
	});
	const left = given - shares.reduce((sum, { whole }) => sum + whole, 0);
	const next = new Set(
		shares
			.toSorted(
				(a, b) => b.rest - a.rest || b.size - a.size || higher(a.next, b.next) || a.index - b.index
			)
			.slice(0, left)
			.map(({ index }) => index)
	);
	return shares.map(({ index, whole }) => whole + (next.has(index) ? 1 : 0));
};

/** The higher first; two departments without a next candidate are equal. */
const higher = (a: number, b: number): number => (a === b ? 0 : a > b ? -1 : 1);
