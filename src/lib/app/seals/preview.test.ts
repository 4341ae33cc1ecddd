import { describe, expect, it } from 'vitest';
import { changeMeeting } from '#lib/domains/meetings/index.ts';
import { value } from '../session/testing.ts';
import { unfinishedIn } from './preview.ts';
import {
	alliance,
	autumn,
	called,
	exchange,
	instant,
	recorded,
	scoresIn,
	termOf,
	type Officer
} from './testing.ts';

const unfinished = ({ workspace }: Officer) => {
	const { questions, unrecorded, leaves, minutes } = unfinishedIn(
		termOf(workspace, autumn.title),
		workspace.projections,
		workspace.timezone
	);
	return {
		questions: questions.map(({ meeting, members }) => [meeting.id, members]),
		unrecorded: unrecorded.map(({ meeting, count }) => [meeting.id, count]),
		leaves: leaves.length,
		minutes: minutes.map(({ id }) => id)
	};
};

describe('a term before it is closed', () => {
	it('lists what is open about its own meetings', async () => {
		const { alice, bob, carol, dora } = await alliance();
		const meeting = await called(alice, '2025-10-13 19:00');
		await called(alice, '2026-02-20 19:00');
		expect(unfinished(alice)).toEqual({
			...{ questions: [], leaves: 0 },
			unrecorded: [[meeting, 4]],
			minutes: [meeting]
		});
		await exchange(alice, bob, carol);
		await recorded(bob, meeting, dora, 'absent');
		await recorded(carol, meeting, dora, 'present');
		await exchange(alice, bob, carol);
		expect(unfinished(alice)).toMatchObject({
			questions: [[meeting, [dora]]],
			unrecorded: [[meeting, 3]]
		});
	});

	it('loses what a meeting cost when the meeting turns out to have been on another day', async () => {
		const { alice, dora } = await alliance();
		const meeting = await called(alice, '2025-10-13 19:00');
		await recorded(alice, meeting, dora, 'absent');
		expect(scoresIn(alice, autumn.title).get(dora)).toBe(67);
		const { workspace } = alice;
		const known = workspace.projections.meeting(meeting);
		if (!known) throw new Error('it was called');
		const patch = { start: instant('2026-02-20 19:00') };
		value(await workspace.state(changeMeeting(known, patch, workspace.speaker())));
		expect(scoresIn(alice, autumn.title).get(dora)).toBe(70);
	});
});
