// Whether a control is worth showing: the same question that the command will ask.
import type { Speaker } from '#lib/app/session/index.ts';
import {
	cancelMeeting,
	changeMeeting,
	correctMinutes,
	moveAgenda,
	settleMinutes,
	stateMinutes,
	type Meeting
} from '#lib/domains/meetings/index.ts';

/** Whether the speaker may change the meeting. */
export const mayChange = (meeting: Meeting, speaker: Speaker): boolean =>
	changeMeeting(meeting, { title: meeting.title }, speaker).ok;

/** Whether the speaker may call the meeting off. */
export const mayCancel = (meeting: Meeting, speaker: Speaker): boolean =>
	cancelMeeting(meeting, { reason: '-' }, speaker).ok;

/** Whether the speaker may run the agenda's clock (SG-21). */
export const mayMoveAgenda = (meeting: Meeting, speaker: Speaker): boolean =>
	moveAgenda(meeting, 'end', speaker).ok;

/** Whether the speaker may correct the final minutes (AL-12). */
export const mayCorrect = (meeting: Meeting, speaker: Speaker): boolean => {
	const final = meeting.minutes.inForce;
	return (
		final !== null &&
		correctMinutes(meeting, { finalised: final.id, text: '-', reason: '-' }, speaker).ok
	);
};

/** Whether the speaker may make the minutes final. */
export const mayFinalise = (meeting: Meeting, speaker: Speaker): boolean =>
	stateMinutes(meeting, '-', speaker).ok;

/** Whether the speaker may say which of several final texts stands. */
export const maySettle = (meeting: Meeting, speaker: Speaker): boolean => {
	const other = meeting.minutes.question[0];
	return other !== undefined && settleMinutes(meeting, other.id, speaker).ok;
};
