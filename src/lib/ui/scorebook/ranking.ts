/** Departments with their members by score. Only officers are ranked (AL-D9). */

/** What a row of the score table shows; `href` is the member's own ledger. */
export type ScoreRow = {
	readonly member: string;
	readonly name: string;
	readonly unit: string | null;
	readonly position: 'officer' | 'cadre' | 'presidium';
	readonly score: number;
	readonly lates: number;
	readonly absences: number;
	readonly leaves: number;
	readonly href: string;
};

/** A row with its rank among all officers; null for whoever is not ranked. */
export type RankedRow = ScoreRow & { readonly rank: number | null };

/** A department's rows by score, with the average of their scores. */
export type Department = {
	readonly unit: string | null;
	readonly rows: readonly RankedRow[];
	readonly average: number;
};

const ranksOf = (rows: readonly ScoreRow[]): ReadonlyMap<number, number> => {
	const scores = rows
		.filter(({ position }) => position === 'officer')
		.map(({ score }) => score)
		.sort((a, b) => b - a);
	// Equal scores share the better rank, and the next one is counted past all of them.
	return new Map(scores.toReversed().map((score) => [score, scores.indexOf(score) + 1]));
};

/** Departments down to the one that holds the last of so many rows, each with those of its rows. */
export const firstRows = (departments: readonly Department[], count: number) => {
	let left = count;
	return departments.flatMap(({ unit, rows, average }) => {
		if (left <= 0) return [];
		const shown = rows.slice(0, left);
		left -= shown.length;
		return [{ unit, shown, count: rows.length, average }];
	});
};

/** The rows by department, in the order in which departments first appear; ranks are over all. */
export const byDepartment = (rows: readonly ScoreRow[]): readonly Department[] => {
	const ranks = ranksOf(rows);
	const units = [...new Set(rows.map(({ unit }) => unit))];
	return units.map((unit) => {
		const own = rows.filter((row) => row.unit === unit);
		return {
			unit,
			rows: own
				.toSorted((a, b) => b.score - a.score)
				.map((row) => ({
					...row,
					rank: row.position === 'officer' ? (ranks.get(row.score) ?? null) : null
				})),
			average: own.reduce((sum, { score }) => sum + score, 0) / own.length
		};
	});
};
