import { describe, expect, it } from 'vitest';
import { decideFinalising } from '#lib/app/meetings/index.ts';
import { changeBody, draftBody, freezeMinutes } from '#lib/app/minutes/index.ts';
import type { Speaker } from '#lib/app/session/index.ts';
import { value } from '#lib/app/session/testing.ts';
import type { Meeting } from '#lib/domains/meetings/index.ts';
import { finish, move, possibleChanges } from './follow-up-commands.ts';
import { openMinutes } from './open-minutes.ts';
import {
	mayCancel,
	mayChange,
	mayCorrect,
	mayFinalise,
	mayMoveAgenda,
	maySettle
} from './permissions.ts';
import { calledMeeting } from './testing.ts';

const asked = (meeting: Meeting, speaker: Speaker) => ({
	change: mayChange(meeting, speaker),
	cancel: mayCancel(meeting, speaker),
	moveAgenda: mayMoveAgenda(meeting, speaker),
	finalise: mayFinalise(meeting, speaker),
	correct: mayCorrect(meeting, speaker),
	settle: maySettle(meeting, speaker)
});

const nobody = (speaker: Speaker): Speaker => ({ ...speaker, member: null, can: () => false });

/** With one resolution, sealed. */
const finalMeeting = async () => {
	const called = await calledMeeting();
	const { workspace, meeting } = called;
	const { doc, loaded } = openMinutes(workspace, meeting());
	await loaded;
	changeBody(draftBody(doc), [], [{ kind: 'resolution', runs: [{ text: '每周三研讨' }] }]);
	const build = decideFinalising(meeting(), freezeMinutes(doc), [], workspace.speaker());
	value(await workspace.stateAll(value(build)));
	return called;
};

describe('what may be done with a meeting', () => {
	it('is all but correcting before its minutes are final, to whoever may call and finalise', async () => {
		const { workspace, meeting } = await calledMeeting();
		expect(asked(meeting(), workspace.speaker())).toEqual({
			change: true,
			cancel: true,
			moveAgenda: true,
			finalise: true,
			correct: false,
			settle: false
		});
	});

	it('[AL-12] is correcting once they are final, and no longer cancelling', async () => {
		const { workspace, meeting } = await finalMeeting();
		const { cancel, finalise, correct } = asked(meeting(), workspace.speaker());
		expect({ cancel, finalise, correct }).toEqual({
			cancel: false,
			finalise: false,
			correct: true
		});
	});

	it('is nothing to a guest', async () => {
		const { workspace, meeting } = await finalMeeting();
		const answers = Object.values(asked(meeting(), nobody(workspace.speaker())));
		expect(answers).toEqual([false, false, false, false, false, false]);
	});
});

describe('what may be done about a resolution', () => {
	const only = (meeting: Meeting) => {
		const [followUp] = meeting.followUps;
		if (!followUp) throw new Error('it has been opened');
		return followUp;
	};

	it('[AL-3] is finishing, dropping and, when done, opening again', async () => {
		const { workspace, meeting } = await finalMeeting();
		const changes = () => possibleChanges(meeting(), only(meeting()), workspace.speaker());
		expect(changes()).toEqual({ finish: true, edit: true, drop: true, reopen: false });
		value(await workspace.state(finish(meeting(), only(meeting()), workspace.speaker())));
		expect(only(meeting()).state).toBe('done');
		expect(changes()).toEqual({ finish: false, edit: true, drop: false, reopen: true });
		value(await workspace.state(move(meeting(), only(meeting()), 'open', workspace.speaker())));
		expect(only(meeting()).state).toBe('open');
	});

	it('is nothing to who neither owns it nor may manage it', async () => {
		const { workspace, meeting } = await finalMeeting();
		const speaker = nobody(workspace.speaker());
		expect(possibleChanges(meeting(), only(meeting()), speaker)).toEqual({
			finish: false,
			edit: false,
			drop: false,
			reopen: false
		});
	});
});
