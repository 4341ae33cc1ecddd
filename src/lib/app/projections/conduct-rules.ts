import type { ClauseRule, ClauseRules } from '#lib/domains/conduct/index.ts';
import { enteredClauses, entryRule, levelsOf } from '#lib/domains/scorebook/index.ts';

/** How a clause comes into the book; what is in neither the office records by itself. */
const courses: ReadonlyMap<string, ClauseRule['course']> = new Map([
	...(['AL-71a', 'AL-71b', 'AL-71c'] as const).map((clause) => [clause, 'reward'] as const),
	...(['AL-75', 'AL-76', 'AL-77'] as const).map((clause) => [clause, 'penalty'] as const),
	...[90, 91, 92, 93, 94, 95, 96].map((number) => [`AL-${number}`, 'penalty'] as const)
]);
const needsSelfCriticism = 'AL-75';

const ruleOf = (clause: string): ClauseRule | undefined => {
	const entered = entryRule(clause);
	if (!entered) return undefined;
	const course = courses.get(clause) ?? 'record';
	// A department's warning is no finding about anybody, so it is not among theirs.
	const isOfUnit = course === 'penalty' && entered.target === 'unit';
	return {
		...entered,
		course,
		levels: isOfUnit ? ['warning'] : levelsOf(clause),
		needsSelfCriticism: clause === needsSelfCriticism
	};
};

const rules = new Map(
	enteredClauses.flatMap((clause) => {
		const rule = ruleOf(clause);
		return rule ? [[clause, rule] as const] : [];
	})
);

/** What the alliance's rulebook lets people enter by each clause. */
export const conductRules: ClauseRules = (clause) => rules.get(clause);
