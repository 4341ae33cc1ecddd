/** AL-26 with AL-D3: a set of lates is recorded as one absence. */
import type { Line } from '#lib/kernel/rules/index.ts';
import type { Evaluator, Expectation, MemberCase } from './case.ts';
import { figureKey } from './meeting-lines.ts';

/** The lates that make up one absence, in time order; never empty. */
export type LateSet = { readonly lates: readonly Expectation[]; readonly last: Expectation };

/** How many lates a member of this position may collect before they convert (AL-26, AL-D9). */
const setSize = ({ member, values }: MemberCase): number =>
	values[member.position === 'officer' ? 'AL-26.officer' : 'AL-26.cadre'];

/** The complete sets among the member's unexcused lates; after each the counting starts anew. */
export const lateSets = (memberCase: MemberCase): readonly LateSet[] => {
	const size = setSize(memberCase);
	const lates = memberCase.expectations.filter(({ presence }) => presence?.late === true);
	return lates.flatMap((last, i) =>
		(i + 1) % size === 0 ? [{ lates: lates.slice(i + 1 - size, i + 1), last }] : []
	);
};

const conversionLine = (memberCase: MemberCase, { lates, last }: LateSet): Line => {
	const { member, values } = memberCase;
	const effect = values['AL-26.effect'];
	const absence = values[figureKey(last.meeting, 'absent')];
	const deducted = lates.reduce((sum, late) => sum + values[figureKey(late.meeting, 'late')], 0);
	return {
		member: member.id,
		clause: 'AL-26',
		points: Math.min(0, effect === 'add' ? absence : absence - deducted),
		causes: lates.map(({ cause }) => cause),
		at: last.meeting.start,
		explanation: {
			key: effect === 'add' ? 'lates_converted_added' : 'lates_converted',
			facts: {
				lates: lates.length,
				absence,
				deducted,
				meeting: last.meeting.id,
				title: last.meeting.title,
				parameter: figureKey(last.meeting, 'absent')
			}
		}
	};
};

/** One extra line per complete set; it never gives points back. */
export const conversionLines: Evaluator = (memberCase) =>
	lateSets(memberCase).map((set) => conversionLine(memberCase, set));
