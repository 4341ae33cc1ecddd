/** What a form about conduct asks for, by the rules of the clause that was chosen. */
import type { Workspace } from '#lib/app/session/index.ts';
import {
	allowsPenalty,
	penaltyPoints,
	type ClauseRule,
	type PointsRule
} from '#lib/domains/conduct/index.ts';
import { membersAt, type MemberId } from '#lib/domains/organisation/index.ts';
import { alliance, enteredClauses } from '#lib/domains/scorebook/index.ts';
import type { ObjectId } from '#lib/kernel/identity/index.ts';

/** What is to be stated: a remark, a proposed penalty, or a proposed reward. */
export type Course = ClauseRule['course'];

/** The rule of a clause for what is to be stated; undefined where the clause is not for it. */
export const ruleFor = (
	{ projections }: Workspace,
	clause: string,
	course: Course
): ClauseRule | undefined => {
	const rule = projections.conduct.surroundings().rules(clause);
	if (!rule) return undefined;
	const fits = course === 'penalty' ? allowsPenalty(rule) : rule.course === course;
	return fits ? rule : undefined;
};

/** The clauses by which it can be stated, in clause order. */
export const clausesFor = (workspace: Workspace, course: Course): readonly string[] => {
	const order = alliance.clauses.map(({ id }) => id);
	return enteredClauses
		.filter((clause) => ruleFor(workspace, clause, course))
		.toSorted((a, b) => order.indexOf(a) - order.indexOf(b));
};

/** The figures that may be filled in. */
export const pointsFor = (rule: ClauseRule, course: Course): PointsRule =>
	course === 'penalty' ? penaltyPoints(rule) : rule.points;

/** Whom it can be about on a date (`YYYY-MM-DD`): members or units. */
export const targetsFor = (
	{ projections }: Workspace,
	{ target, positions }: ClauseRule,
	date: string
): readonly ObjectId[] => {
	const organisation = projections.organisation();
	if (target === 'unit') return [...organisation.units.keys()];
	return membersAt(organisation, date)
		.filter(({ position }) => positions === 'all' || position === 'officer')
		.map(({ member }): MemberId => member);
};

/** Every figure that a rule allows, from the mildest on; none where it allows none. */
export const figuresOf = (rule: PointsRule): readonly number[] => {
	if (rule.type === 'none') return [];
	if (rule.type === 'one_of') return rule.values;
	const { least, most } = rule;
	const figures = Array.from({ length: most - least + 1 }, (_, index) => least + index);
	return figures.sort((a, b) => Math.abs(a) - Math.abs(b));
};

/** A chosen figure; null where none was. */
export const readPoints = (text: string): number | null => (text === '' ? null : Number(text));
