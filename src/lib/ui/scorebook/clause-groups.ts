/** The clauses of a rulebook under the headings of its document. */
import type { Clause, Rulebook } from '#lib/kernel/rules/index.ts';
import { m } from '#lib/paraglide/messages.js';

/** A heading with its clauses, in the rulebook's order. */
export type ClauseGroup = { readonly title: string; readonly clauses: readonly Clause[] };

const headings: readonly (readonly [start: number, title: () => string])[] = [
	[20, m.rulebook_group_meetings],
	[30, m.rulebook_group_tasks],
	[40, m.rulebook_group_activities],
	[50, m.rulebook_group_notes],
	[60, m.rulebook_group_discipline],
	[70, m.rulebook_group_rewards],
	[75, m.rulebook_group_penalties],
	[80, m.rulebook_group_findings],
	[90, m.rulebook_group_departments]
];

const numberOf = ({ id }: Clause): number => Number(/\d+/.exec(id)?.[0] ?? 0);

/** The clauses under their headings; a heading without clauses is left out. */
export const groupsOf = ({ clauses }: Rulebook): readonly ClauseGroup[] =>
	headings
		.map(([start, title], i) => {
			const end = headings[i + 1]?.[0] ?? Infinity;
			const own = clauses.filter((clause) => numberOf(clause) >= start && numberOf(clause) < end);
			return { title: title(), clauses: own };
		})
		.filter((group) => group.clauses.length > 0);
