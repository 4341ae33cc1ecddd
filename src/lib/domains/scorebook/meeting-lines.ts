/** AL-20 to AL-23 with AL-25 and AL-D1, AL-D2, AL-D7: what a meeting costs. */
import type { Line } from '#lib/kernel/rules/index.ts';
import { type Evaluator, type Expectation, figureLine, type MemberCase } from './case.ts';
import type { Meeting } from './input.ts';
import type { Presence } from './presence.ts';
import type { NumberKey } from './rulebook/parameters.ts';

type Fault = 'late' | 'absent';
type Gap = 'left_early' | 'leave';

const keysByKind = {
	routine: {
		late: 'AL-20.late',
		absent: 'AL-20.absent',
		left_early: 'AL-20.left_early',
		leave: 'AL-20.leave'
	},
	plenary: {
		late: 'AL-21.late',
		absent: 'AL-21.absent',
		left_early: 'AL-21.left_early',
		leave: 'AL-21.leave'
	}
} as const;
const keysWithStars = {
	threeAndMore: { late: 'AL-22.late', absent: 'AL-22.absent' },
	fewer: { late: 'AL-23.late', absent: 'AL-23.absent' }
} as const;

/**
 * The parameter with the figure of `fault` at `meeting`: stars decide where there are any, and
 * leave and early leaving stay with the kind of the meeting (AL-D1).
 */
export const figureKey = ({ kind, stars }: Meeting, fault: Fault | Gap): NumberKey => {
	if (stars === null || fault === 'left_early' || fault === 'leave') return keysByKind[kind][fault];
	return keysWithStars[stars >= 3 ? 'threeAndMore' : 'fewer'][fault];
};

const explanationKeys = {
	late: 'meeting_late',
	absent: 'meeting_absent',
	left_early: 'meeting_left_early',
	leave: 'meeting_leave'
} as const;

const faultsOf = (presence: Presence | null): readonly (Fault | Gap)[] => {
	const faults: (Fault | Gap)[] = [];
	if (presence?.late) faults.push('late');
	if (presence?.absent) faults.push('absent');
	if (presence?.leftEarly) faults.push('left_early');
	if (presence?.leave) faults.push('leave');
	return faults;
};

const meetingLine = (memberCase: MemberCase, expected: Expectation, fault: Fault | Gap): Line => {
	const { meeting, cause, presence } = expected;
	const { id, title } = meeting;
	const seconds = presence?.secondsLate ?? 0;
	// An absence that rests on a time says so: the member did come, but too late.
	const byTime = fault === 'absent' && presence?.came === true;
	const isTimed = seconds > 0 && (byTime || fault === 'late');
	return figureLine(memberCase, figureKey(meeting, fault), meeting.start, [cause], {
		key: byTime ? 'meeting_absent_by_time' : explanationKeys[fault],
		facts: isTimed ? { meeting: id, title, seconds_late: seconds } : { meeting: id, title }
	});
};

/** The lines for being late, absent, away on leave or gone early, one per fault (AL-D7). */
export const meetingLines: Evaluator = (memberCase) =>
	memberCase.expectations.flatMap((expected) =>
		faultsOf(expected.presence).map((fault) => meetingLine(memberCase, expected, fault))
	);
