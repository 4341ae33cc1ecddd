// What may be done about a to-do or resolution, asked of the policy that the command will ask.
import type { Speaker } from '#lib/app/session/index.ts';
import {
	changeFollowUp,
	finishFollowUp,
	type FollowUp,
	type Meeting
} from '#lib/domains/meetings/index.ts';

/** States that it is done. */
export const finish = (meeting: Meeting, { id }: FollowUp, speaker: Speaker) =>
	finishFollowUp(meeting, { followUp: id }, speaker);

/** States that it is open again, or dropped. */
export const move = (
	meeting: Meeting,
	{ id }: FollowUp,
	state: 'open' | 'dropped',
	speaker: Speaker
) => changeFollowUp(meeting, { followUp: id, patch: { state } }, speaker);

/** The changes that the speaker may state of it. */
export const possibleChanges = (meeting: Meeting, followUp: FollowUp, speaker: Speaker) => ({
	finish: followUp.state === 'open' && finish(meeting, followUp, speaker).ok,
	edit: move(meeting, followUp, 'open', speaker).ok,
	drop: followUp.state === 'open' && move(meeting, followUp, 'dropped', speaker).ok,
	reopen: followUp.state !== 'open' && move(meeting, followUp, 'open', speaker).ok
});
