import { beforeAll, describe, expect, it } from 'vitest';
import { threeSheets } from '#lib/domains/accounts/index.ts';
import type { Activity } from '#lib/domains/activities/index.ts';
import { contactsOf, holdersOn, positionsOf } from '#lib/domains/appointments/index.ts';
import { openTasksOf, progressOf } from '#lib/domains/tasks/index.ts';
import type { ObjectId } from '#lib/kernel/identity/index.ts';
import { replayOver } from '../rulebook/index.ts';
import { deviceOf, sharedDrafts, value } from '../session/testing.ts';
import type { Workspace } from '../session/index.ts';
import { sampleUnits } from './cast.ts';
import { fillSample } from './fill-sample.ts';

const now = Date.UTC(2026, 10, 18, 2);
let workspace: Workspace;

beforeAll(async () => {
	const { session } = deviceOf(1, sharedDrafts(), now);
	const founding = { name: '示例朋辈互助联盟', template: 'alliance', timezone: 'Asia/Shanghai' };
	const id = value(await session.found({ ...founding, personName: '', isSample: true }));
	workspace = value(await session.open(id));
	value(await fillSample(workspace, now));
});

describe('the sample', () => {
	it('is a whole term of which every fact counts', () => {
		const { log, projections } = workspace;
		const organisation = projections.organisation();
		expect([...log.unaccepted]).toEqual([]);
		expect(organisation.refused).toEqual([]);
		expect(organisation.members.size).toBe(30);
		expect(organisation.terms).toMatchObject([{ from: '2026-09-07', to: '2026-12-27' }]);
		expect(projections.meetings()).toHaveLength(84);
		const refused = projections
			.meetings()
			.flatMap(({ id, refused: own }) => [...own, ...(projections.attendance(id)?.refused ?? [])]);
		expect(refused).toEqual([]);
	});

	it('lists departments in the order in which they came', () => {
		const { units } = workspace.projections.organisation();
		expect([...units.values()].map(({ name }) => name)).toEqual([...sampleUnits, '示例学院心理部']);
	});

	it('has a minister and a deputy in each department, and a contact at a college', () => {
		const known = workspace.projections.appointments.now();
		const units = [...workspace.projections.organisation().units.keys()];
		expect(known.refused).toEqual([]);
		const positions = units.flatMap((unit) => positionsOf(known, unit));
		expect(positions).toHaveLength(12);
		const isVacant = ({ id }: { readonly id: ObjectId }) =>
			holdersOn(known, id, '2026-09-07').length === 0;
		expect(positions.filter(isVacant).map(({ title }) => title)).toEqual(['院心健代表']);
		expect(units.flatMap((unit) => contactsOf(known, unit))).toHaveLength(1);
	});

	it('records the attendance of what has been, and of nothing that is to come', () => {
		const sheets = workspace.projections.meetings().map((meeting) => ({
			isOver: (meeting.end ?? meeting.start) < now,
			standings: [...(workspace.projections.attendance(meeting.id)?.standings.values() ?? [])]
		}));
		for (const { isOver, standings } of sheets) {
			const expected = isOver ? 'recorded' : 'unrecorded';
			expect(new Set(standings.map(({ state }) => state))).toEqual(new Set([expected]));
		}
	});

	it('has sealed the minutes of the plenaries, with what was decided and who does what', () => {
		const sealed = workspace.projections.meetings().filter(({ minutes }) => minutes.inForce);
		expect(sealed.map(({ title }) => title)).toEqual(['第2次全体会议', '第1次全体会议']);
		for (const { followUps, minutes } of sealed) {
			expect(minutes.question).toEqual([]);
			expect(followUps.map(({ kind }) => kind).toSorted()).toEqual(['resolution', 'todo']);
			expect(followUps.map(({ state }) => state)).toEqual(['open', 'open']);
		}
	});

	it('has tasks that were handed in and graded, and one that the viewer still owes', () => {
		const tasks = workspace.projections.tasks();
		const me = workspace.projections.memberOf(workspace.person);
		expect(tasks).toHaveLength(6);
		expect(tasks.flatMap(({ refused }) => refused)).toEqual([]);
		expect(tasks.map(({ addressed }) => addressed.length)).toEqual([30, 30, 30, 30, 30, 30]);
		expect(tasks.slice(0, -1).every((task) => progressOf(task).graded > 10)).toBe(true);
		expect(tasks.slice(-1).map((task) => progressOf(task).handedIn)).toEqual([0]);
		expect(me && openTasksOf(tasks, me, now).at(-1)?.id).toBe(tasks.at(-1)?.id);
	});

	it('has an activity with its money, and an idea without a plan', () => {
		const activities = workspace.projections.activities();
		expect(activities.map(({ title }) => title)).toEqual(['图书漂流角', '心理情景剧大赛']);
		expect(activities.flatMap(({ refused }) => refused)).toEqual([]);
		const [, play] = activities;
		const { accounts } = workspace.projections.accounts(play as Activity);
		expect(accounts.refused).toEqual([]);
		expect(threeSheets(accounts).balance).toEqual({
			planned: 30_000 - 9000 - 9600,
			...{ actual: 30_000 - 9720 - 9200 - 1440, difference: -1760 }
		});
		expect(workspace.projections.hosts().size).toBe(1);
	});

	it('has an amendment of the rulebook that waits for a decision and concerns some', () => {
		const { projections, scoreBook } = workspace;
		const [amendment, ...others] = projections.rulebook.amendments();
		expect(others).toEqual([]);
		expect(amendment).toMatchObject({ state: 'open', from: '2026-12-28', refused: [] });
		expect(amendment?.comments).toHaveLength(1);
		const [term] = projections.organisation().terms;
		const replay = term && replayOver(workspace, term, amendment?.figures ?? []);
		const moved = replay?.movements.map(({ difference }) => difference) ?? [];
		expect(moved.length).toBeGreaterThan(3);
		expect(moved.toSorted((a, b) => a - b)).toEqual(moved);
		expect(scoreBook.figures['AL-20.late']).toBe(-1);
	});

	it('has a score for everybody whose lines add up from 70', () => {
		const scores = workspace.scoreBook.scores();
		expect(scores).toHaveLength(30);
		for (const { score, lines } of scores) {
			expect(lines.reduce((sum, { points }) => sum + points, 70)).toBe(score);
		}
		expect(new Set(scores.map(({ score }) => score)).size).toBeGreaterThan(5);
	});
});
