/** AL-40 to AL-44 with AL-D6: what a member did in and for activities. */
import { byCause, type Line } from '#lib/kernel/rules/index.ts';
import { type Evaluator, figureLine, fixedLine, type MemberCase } from './case.ts';
import type { Activity, Participation } from './input.ts';
import { activityPoints, gradePoints } from './rulebook/figures.ts';
import { isInTerm } from './wall-clock.ts';

/** One activity of the term with what the member did. */
type Part = { readonly activity: Activity; readonly row: Participation };

const partsOf = ({ member, records }: MemberCase): readonly Part[] =>
	records
		.participationOf(member.id)
		.flatMap((row) => {
			const activity = records.activity(row.activity);
			return activity && isInTerm(records.term, activity.heldOn) ? [{ activity, row }] : [];
		})
		.sort((a, b) => byCause(a.row.cause, b.row.cause));

const factsOf = ({ id, title }: Activity) => ({ activity: id, title });

type Deed = {
	readonly clause: string;
	readonly figure: keyof typeof activityPoints;
	readonly times: number;
};

/** What counts whether or not the member took part. */
const deedsOf = ({ outstanding, proposal, adopted }: Participation): readonly Deed[] => {
	const isGood = proposal.includes('novel') || proposal.includes('concise_summary');
	const deeds: readonly Deed[] = [
		{ clause: 'AL-40', figure: 'outstanding', times: outstanding ? 1 : 0 },
		{ clause: 'AL-41', figure: 'idea', times: proposal.includes('idea') ? 1 : 0 },
		{ clause: 'AL-41', figure: 'novel', times: isGood ? 1 : 0 },
		{ clause: 'AL-42', figure: 'adopted', times: adopted }
	];
	return deeds.filter(({ times }) => times > 0);
};

const deedLines = (memberCase: MemberCase, { activity, row }: Part): readonly Line[] =>
	deedsOf(row).map(({ clause, figure, times }) =>
		fixedLine(memberCase, clause, activityPoints[figure] * times, activity.heldOn, row.cause, {
			key: `activity_${figure}`,
			facts: { ...factsOf(activity), figure, count: times }
		})
	);

/** One line per participation until the cap is reached, in time order; the last is cut to it. */
const participationLines = (memberCase: MemberCase, parts: readonly Part[]): readonly Line[] => {
	const points = memberCase.values['AL-43.points'];
	let left = memberCase.values['AL-43.cap'];
	return parts.flatMap(({ activity, row }) => {
		if (!row.tookPart || left <= 0) return [];
		const given = Math.min(points, left);
		left -= given;
		const line = figureLine(memberCase, 'AL-43.points', activity.heldOn, [row.cause], {
			key: given < points ? 'activity_capped' : 'activity_took_part',
			facts: factsOf(activity)
		});
		return [{ ...line, points: given }];
	});
};

/** The evaluation is stated by the activity itself, which therefore is the cause. */
const evaluationLines = (memberCase: MemberCase, { activity, row }: Part): readonly Line[] => {
	const { grade, heldOn, cause } = activity;
	if (!row.tookPart || grade === null) return [];
	return [
		fixedLine(memberCase, 'AL-44', gradePoints[grade], heldOn, cause, {
			key: 'activity_grade',
			facts: { ...factsOf(activity), grade, figure: grade }
		})
	];
};

/** The lines for every activity of the term. */
export const activityEvaluator: Evaluator = (memberCase) => {
	const parts = partsOf(memberCase);
	return [
		...participationLines(memberCase, parts),
		...parts.flatMap((part) => [
			...deedLines(memberCase, part),
			...evaluationLines(memberCase, part)
		])
	];
};
