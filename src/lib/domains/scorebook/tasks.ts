/** AL-30 to AL-33 with AL-D5: tasks handed in, in time or not, and how well. */
import type { Line } from '#lib/kernel/rules/index.ts';
import { type Evaluator, figureLine, fixedLine, type MemberCase } from './case.ts';
import type { HandIn, Task } from './input.ts';
import { gradePoints } from './rulebook/figures.ts';
import { isInTerm } from './wall-clock.ts';

const factsOf = ({ id, title }: Task) => ({ task: id, title });

const submissionLine = (
	memberCase: MemberCase,
	task: Task,
	{ cause }: HandIn,
	submittedAt: string
): Line => {
	const isLate = submittedAt > task.dueAt;
	const isFirst = submittedAt === memberCase.records.firstSubmission(task);
	const key = isLate ? 'AL-31.points' : isFirst ? 'AL-30.first' : 'AL-30.others';
	const explanation = isLate ? 'task_late' : isFirst ? 'task_first' : 'task_in_time';
	return figureLine(memberCase, key, submittedAt, [cause], {
		key: explanation,
		facts: factsOf(task)
	});
};

/** Nothing was handed in; the task itself is the cause where there is no row that says so. */
const silenceLine = (memberCase: MemberCase, task: Task, row: HandIn | undefined): Line => {
	const hasAcknowledged = row !== undefined && row.acknowledgedAt !== null;
	const key = hasAcknowledged ? 'AL-32.acknowledged' : 'AL-32.silent';
	return figureLine(memberCase, key, task.dueAt, [row?.cause ?? task.cause], {
		key: hasAcknowledged ? 'task_acknowledged' : 'task_silent',
		facts: factsOf(task)
	});
};

const taskLines = (memberCase: MemberCase, task: Task): readonly Line[] => {
	const row = memberCase.records.handin(memberCase.member.id, task.id);
	if (!row || row.submittedAt === null) return [silenceLine(memberCase, task, row)];
	const submission = submissionLine(memberCase, task, row, row.submittedAt);
	if (row.grade === null) return [submission];
	const quality = fixedLine(
		memberCase,
		'AL-33',
		gradePoints[row.grade],
		row.submittedAt,
		row.gradeCause ?? row.cause,
		{
			key: 'task_grade',
			facts: { ...factsOf(task), grade: row.grade, figure: row.grade }
		}
	);
	return [submission, quality];
};

/** The lines for every task of the term that was addressed to the member. */
export const taskEvaluator: Evaluator = (memberCase) =>
	memberCase.records
		.tasksFor(memberCase.member)
		.filter(({ dueAt }) => isInTerm(memberCase.records.term, dueAt))
		.flatMap((task) => taskLines(memberCase, task));
