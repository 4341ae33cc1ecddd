import { describe, expect, it } from 'vitest';
import { deviceOf, sharedDrafts, value } from '#lib/app/session/testing.ts';
import { callMeeting } from '#lib/domains/meetings/index.ts';
import { entryToObject } from '#lib/kernel/identity/index.ts';
import { WorkspaceView } from '#lib/ui/workspace/index.ts';
import { Desk } from './desk.svelte.ts';

/** Alice, who has called a meeting that starts in a minute and lasts for `minutes`. */
const atTheDesk = async (minutes: number | null) => {
	const alice = deviceOf(1, sharedDrafts());
	const id = value(
		await alice.session.found({
			name: '虚构互助会',
			template: 'alliance',
			timezone: 'Asia/Shanghai',
			personName: '甲某',
			isSample: false
		})
	);
	const workspace = value(await alice.session.open(id));
	const { at, member } = workspace.speaker();
	if (!member) throw new Error('the founder has a seat');
	const called = value(
		await workspace.state(
			callMeeting(
				{
					...{ title: '例会', kind: 'routine', stars: null, unit: null, place: '' },
					...{ start: at - 60_000, end: minutes === null ? null : at - 60_000 + minutes * 60_000 },
					...{ agenda: [], host: null, recorders: [], timekeeper: null },
					...{ noteDuty: 'recorders', expected: 'unit', ref: null }
				},
				workspace.speaker()
			)
		)
	);
	const desk = new Desk(new WorkspaceView(workspace), entryToObject(called));
	return { desk, member, standing: () => desk.sheet?.standings.get(member) };
};

describe('the desk where attendance is taken', () => {
	it('lets two quick presses follow each other, so that they are no question', async () => {
		const { desk, member, standing } = await atTheDesk(null);
		await Promise.all([desk.press('present', member), desk.press('absent', member)]);
		expect(standing()).toMatchObject({ state: 'recorded', claim: { status: 'absent' } });
	});

	it('undoes step by step, and what was replaced comes back', async () => {
		const { desk, member, standing } = await atTheDesk(null);
		await desk.press('present', member);
		await desk.press('absent', member);
		expect(await desk.undo()).toBe(true);
		expect(standing()).toMatchObject({ state: 'recorded', claim: { status: 'present' } });
		expect(await desk.undo()).toBe(true);
		expect(standing()).toMatchObject({ state: 'unrecorded' });
		expect(desk.canUndo).toBe(false);
	});

	it('records the rest as present in one step that one undo takes back', async () => {
		const { desk, standing } = await atTheDesk(null);
		expect(await desk.rest()).toBe(true);
		expect(standing()).toMatchObject({ claim: { status: 'present', how: 'roll' } });
		await desk.undo();
		expect(standing()).toMatchObject({ state: 'unrecorded' });
	});

	it('asks for a reason once the meeting is over, and marks what is entered afterwards', async () => {
		const { desk, member, standing } = await atTheDesk(0);
		expect(await desk.press('present', member)).toBe(false);
		expect(desk.lacksReason).toBe(true);
		desk.reason = '当时忘了登记';
		expect(await desk.press('present', member)).toBe(true);
		expect(desk.fault).toBeUndefined();
		expect(standing()).toMatchObject({
			claim: { status: 'present', how: 'afterwards', reason: '当时忘了登记' }
		});
	});
});
