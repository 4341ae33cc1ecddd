import { describe, expect, it } from 'vitest';
import type { MemberId, UnitId } from '#lib/domains/organisation/index.ts';
import { entryToObject, type ObjectId } from '#lib/kernel/identity/index.ts';
import type { Say } from '../log/index.ts';
import type { Workspace } from '../session/index.ts';
import { deviceOf, sharedDrafts, value } from '../session/testing.ts';
import { weekReport } from './week-report.ts';

const NOW = Date.UTC(2026, 5, 1);
/** A Wednesday: the first teaching week begins two days earlier. */
const term = { from: '2026-03-04', to: '2026-03-29' };

/** Two departments of two; what each did at meetings on the days given. */
const workspaceWith = async (
	fill: (say: Say, units: readonly UnitId[], people: readonly MemberId[]) => void
): Promise<{ readonly workspace: Workspace; readonly units: readonly UnitId[] }> => {
	const { session } = deviceOf(1, sharedDrafts(), NOW);
	const founding = { name: '虚构互助会', template: 'alliance', timezone: 'Asia/Shanghai' };
	const id = value(await session.found({ ...founding, personName: '', isSample: true }));
	const workspace = value(await session.open(id));
	const at = Date.UTC(2026, 1, 1);
	let units: readonly UnitId[] = [];
	value(
		await workspace.stateAll((say) => {
			units = ['办公室', '宣传部'].map((name) =>
				entryToObject(say({ type: 'unit.created', payload: { name, parent: null }, at }))
			);
			const people = [0, 0, 1, 1].map((unit) => {
				const payload = { unit: units[unit] ?? null, position: 'officer', from: null };
				return entryToObject(say({ type: 'member.enrolled', payload, at }));
			});
			fill(say, units, people);
		})
	);
	return { workspace, units };
};

const meet = (say: Say, day: string, unit: UnitId | null = null) => {
	const start = Date.parse(`${day}T19:00+08:00`);
	const payload = {
		...{ title: '例会', kind: 'routine', stars: null, unit, place: '', start, end: null },
		...{ agenda: [], host: null, recorders: [], timekeeper: null, noteDuty: 'recorders' },
		...{ expected: 'unit', ref: null }
	};
	return entryToObject(say({ type: 'meeting.called', payload, at: start - 86_400_000 }));
};

const record = (
	say: Say,
	meeting: ObjectId,
	day: string,
	all: readonly (readonly [MemberId | undefined, string])[]
) => {
	for (const [member, status] of all) {
		const payload = {
			...{ meeting, member, status, arrivedAt: null, leftAt: null, reasonAccepted: false },
			...{ how: 'roll', reason: null, supersedes: [] }
		};
		say({ type: 'attendance.recorded', payload, at: Date.parse(`${day}T20:00+08:00`) });
	}
};

describe('the turnout of a term', () => {
	it('is counted by department and teaching week, by who came, in time or not', async () => {
		const { workspace, units } = await workspaceWith((say, all, [a, b, c, d]) => {
			const first = meet(say, '2026-03-04');
			record(say, first, '2026-03-04', [
				...([
					[a, 'present'],
					[b, 'late'],
					[c, 'absent'],
					[d, 'leave']
				] as const)
			]);
			// The Sunday ends the first week, the Monday begins the second.
			record(say, meet(say, '2026-03-08', all[1]), '2026-03-08', [[c, 'left_early']]);
			record(say, meet(say, '2026-03-09', all[0]), '2026-03-09', [
				[a, 'present'],
				[b, 'absent']
			]);
			meet(say, '2026-03-18');
			record(say, meet(say, '2026-03-30'), '2026-03-30', [[a, 'present']]);
		});
		expect(weekReport(workspace, term)).toEqual({
			weeks: [
				{ number: 1, monday: '2026-03-02' },
				{ number: 2, monday: '2026-03-09' }
			],
			units: [
				{
					unit: units[0],
					weeks: [
						{ recorded: 2, came: 2 },
						{ recorded: 2, came: 1 }
					]
				},
				{ unit: units[1], weeks: [{ recorded: 3, came: 1 }, null] }
			]
		});
	});

	it('leaves out meetings that were cancelled', async () => {
		const { workspace } = await workspaceWith((say, _, [a]) => {
			const meeting = meet(say, '2026-03-04');
			record(say, meeting, '2026-03-04', [[a, 'present']]);
			const payload = { meeting, reason: '场地停用' };
			say({ type: 'meeting.cancelled', payload, at: Date.parse('2026-03-04T21:00+08:00') });
		});
		expect(weekReport(workspace, term)).toEqual({ weeks: [], units: [] });
	});
});
