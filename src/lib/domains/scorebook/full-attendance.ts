/** AL-24 with AL-D4: every meeting of an assessment period attended in full. */
import { byTimeText } from '#lib/kernel/rules/index.ts';
import { type Evaluator, type Expectation, figureLine } from './case.ts';

const byPeriod = (
	expectations: readonly Expectation[],
	period: string
): ReadonlyMap<string, readonly Expectation[]> => {
	const meetings = new Map<string, Expectation[]>();
	for (const expectation of expectations) {
		const name = period === 'month' ? expectation.meeting.start.slice(0, 7) : '';
		const known = meetings.get(name);
		if (known) known.push(expectation);
		else meetings.set(name, [expectation]);
	}
	return meetings;
};

/** The reward for each period with at least one meeting, at the start of its last one. */
export const fullAttendanceLines: Evaluator = (memberCase) => {
	const periods = byPeriod(memberCase.expectations, memberCase.values['AL-24.period']);
	return [...periods].flatMap(([period, meetings]) => {
		if (!meetings.every(({ presence }) => presence?.inFull === true)) return [];
		const starts = meetings.map(({ meeting }) => meeting.start).sort(byTimeText);
		const causes = meetings.map(({ cause }) => cause);
		const facts = { period, meetings: meetings.length };
		return [
			figureLine(memberCase, 'AL-24.points', starts.at(-1) ?? '', causes, {
				key: period === '' ? 'full_attendance_term' : 'full_attendance_month',
				facts
			})
		];
	});
};
