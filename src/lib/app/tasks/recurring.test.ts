import { beforeEach, describe, expect, it } from 'vitest';
import {
	occurrenceId,
	scheduleDuty,
	weekdayOf,
	type Recurrence,
	type RecurrenceDetails
} from '#lib/domains/tasks/index.ts';
import { deviceOf, sharedDrafts, value } from '../session/testing.ts';
import type { Workspace } from '../session/index.ts';
import { instantToWallClock } from '../time/index.ts';
import { comingTasks, endRecurrence, makeOccurrences } from './recurring.ts';

const SHANGHAI = 'Asia/Shanghai';
/** Monday 2026-03-02, 09:00 in Shanghai. */
const NOW = Date.UTC(2026, 2, 2, 1);
const DAY = 86_400_000;

const details: RecurrenceDetails = {
	title: '交部门考勤表',
	body: '',
	unit: null,
	addressees: 'unit',
	duty: 'office-14',
	every: { unit: 'week', days: [1, 5] },
	onDayOff: 'next',
	time: '18:00',
	leadDays: 2,
	from: '2026-02-01',
	until: null
};

let workspace: Workspace;

beforeEach(async () => {
	const { session } = deviceOf(1, sharedDrafts(), NOW);
	const founding = { name: '虚构联盟', template: 'alliance', timezone: SHANGHAI };
	const id = value(await session.found({ ...founding, personName: '甲', isSample: false }));
	workspace = value(await session.open(id));
});

const scheduled = async (change: Partial<RecurrenceDetails> = {}): Promise<Recurrence> => {
	const decided = scheduleDuty({ ...details, ...change }, workspace.speaker());
	value(await workspace.state(decided));
	const recurrence = workspace.projections.recurrences().at(-1);
	if (!recurrence) throw new Error('the founder may set tasks');
	return recurrence;
};

const wallClock = (at: number) => instantToWallClock(at, SHANGHAI);
const tasks = () =>
	workspace.projections
		.tasks()
		.map(({ due, issuedAt, withdrawn }) => [
			wallClock(due),
			wallClock(issuedAt),
			withdrawn?.reason
		]);

describe('[AL-100] the occurrences of a recurring task', () => {
	it('are made a week before they are set, and never before it was scheduled', async () => {
		await scheduled();
		expect(value(await makeOccurrences(workspace))).toBe(3);
		expect(tasks()).toEqual([
			['2026-03-02 18:00', '2026-03-02 09:00', undefined],
			['2026-03-06 18:00', '2026-03-04 00:00', undefined],
			['2026-03-09 18:00', '2026-03-07 00:00', undefined]
		]);
	});

	it('are made once, however often that is asked', async () => {
		await scheduled();
		await makeOccurrences(workspace);
		expect(value(await makeOccurrences(workspace))).toBe(0);
		expect(tasks()).toHaveLength(3);
	});

	it('are the same tasks on two devices, although their clocks and calendars differ', async () => {
		const recurrence = await scheduled();
		const ids = (now: number, isWorkingDay: (date: string) => boolean) =>
			comingTasks(recurrence, { now, timezone: SHANGHAI, isWorkingDay }).map(
				({ occurrence }) => occurrence && occurrenceId(occurrence.rule, occurrence.date)
			);
		const weekdays = (date: string) => weekdayOf(date) <= 5;
		const here = ids(NOW, weekdays);
		const there = ids(NOW + DAY, (date) => weekdays(date) && date !== '2026-03-06');
		// Of Monday's it is too late there; Friday's is due on another day and stays the same task.
		expect(here.slice(1)).toEqual(there.slice(0, 2));
		expect(new Set(here).size).toBe(3);
	});

	it('keep off the days that were announced, and those that the workspace states', async () => {
		const year = {
			year: 2026,
			off: [{ from: '2026-03-04', to: '2026-03-05' }],
			on: ['2026-03-08']
		};
		value(await workspace.stateAll((say) => void say({ type: 'calendar.stated', payload: year })));
		await scheduled({ every: { unit: 'workday' }, leadDays: 0 });
		await makeOccurrences(workspace);
		expect(tasks().map(([due]) => due?.slice(5, 10))).toEqual([
			'03-02',
			'03-03',
			'03-06',
			'03-08',
			'03-09'
		]);
	});

	it('that are not yet set are withdrawn when it ends; what was set stays', async () => {
		const recurrence = await scheduled();
		await makeOccurrences(workspace);
		const end = { from: '2026-03-02', reason: '换届' };
		expect(await endRecurrence(workspace, recurrence, end)).toEqual({ ok: true, value: null });
		expect(tasks().map(([, , reason]) => reason)).toEqual([undefined, '换届', '换届']);
		expect(value(await makeOccurrences(workspace))).toBe(0);
	});
});
