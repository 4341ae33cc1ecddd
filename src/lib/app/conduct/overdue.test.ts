import { describe, expect, it } from 'vitest';
import type { ActivityId } from '#lib/domains/activities/index.ts';
import { dismissFinding, proposePenalty } from '#lib/domains/conduct/index.ts';
import { entryToObject, type ObjectId } from '#lib/kernel/identity/index.ts';
import type { Workspace } from '../session/index.ts';
import { deviceOf, sharedDrafts, value } from '../session/testing.ts';
import { conductContext, openOverdue, overdueClause, overdueFinding } from './index.ts';

const NOW = Date.UTC(2026, 2, 30, 2);
const HELD_ON = '2026-03-10';
const at = (date: string, time = '12:00') => Date.parse(`${date}T${time}+08:00`);

/** A department's activity that was held on 10 March; the week ends with 17 March. */
const workspaceWith = async (
	ticks: readonly (readonly [item: string, date: string, done: boolean])[],
	hasUnit = true
) => {
	const { session } = deviceOf(1, sharedDrafts(), NOW);
	const founding = { name: '虚构互助会', template: 'alliance', timezone: 'Asia/Shanghai' };
	const id = value(await session.found({ ...founding, personName: '', isSample: true }));
	const workspace = value(await session.open(id));
	let activity = '' as ActivityId;
	let unit: ObjectId | undefined;
	value(
		await workspace.stateAll((say) => {
			const early = at('2026-03-01');
			const to = { from: '2026-03-01', to: '2026-07-01', timezone: 'Asia/Shanghai' };
			say({ type: 'term.opened', payload: { title: '春季', ...to }, at: early });
			const named = { name: '活动部', parent: null };
			unit = entryToObject(say({ type: 'unit.created', payload: named, at: early }));
			const member = { unit, position: 'officer', from: null };
			const planner = entryToObject(say({ type: 'member.enrolled', payload: member, at: early }));
			const idea = {
				title: '短剧',
				idea: '',
				unit: hasUnit ? unit : null,
				heldOn: null,
				ref: null
			};
			activity = entryToObject(say({ type: 'activity.proposed', payload: idea, at: early + 1 }));
			const steps = [{ unit: null, what: '排演', responsible: [planner] }];
			const planned = { activity, date: HELD_ON, place: '', steps };
			const plan = say({ type: 'activity.planned', payload: planned, at: early + 2 });
			const decided = { activity, plan, approved: true, reason: null, supersedes: [] };
			say({ type: 'activity.decided', payload: decided, at: early + 3 });
			const held = { activity, plan, heldOn: HELD_ON, supersedes: [] };
			say({ type: 'activity.held', payload: held, at: at(HELD_ON) });
			for (const [item, date, done] of ticks) {
				const payload = { activity, item, done };
				say({ type: 'preparation.ticked', payload, at: at(date, '23:30') });
			}
		})
	);
	const of = () => {
		const found = workspace.projections.activity(activity);
		return found && overdueFinding(workspace, found);
	};
	return { workspace, of, unit: unit as ObjectId };
};

const itemsOf = (found: ReturnType<typeof overdueFinding>) => found?.items.map(({ key }) => key);
const both = ['items_returned', 'materials_collected'];
const fileOf = ({ projections }: Workspace, about: ObjectId) => projections.conduct.file(about);

describe('[AL-94] what is still out a week after an activity', () => {
	it('is a finding about its department, dated by the day after, with its cause', async () => {
		const { workspace, of, unit } = await workspaceWith([]);
		const held = workspace.projections.activities()[0]?.held.stands?.id;
		expect(of()).toMatchObject({ state: 'open', unit, date: '2026-03-18', cause: held });
		expect(itemsOf(of())).toEqual(both);
		expect(openOverdue(workspace)).toHaveLength(1);
	});

	it('stays one where it was returned later, and is none where it was in time', async () => {
		const late = await workspaceWith([
			['items_returned', '2026-03-17', true],
			['materials_collected', '2026-03-18', true]
		]);
		expect(itemsOf(late.of())).toEqual(['materials_collected']);
		const inTime = await workspaceWith(both.map((item) => [item, '2026-03-17', true] as const));
		expect(inTime.of()).toBeNull();
		const takenBack = await workspaceWith([
			...both.map((item) => [item, '2026-03-11', true] as const),
			['items_returned', '2026-03-12', false]
		]);
		expect(itemsOf(takenBack.of())).toEqual(['items_returned']);
	});

	it('is none of an activity that is no department’s', async () => {
		const { workspace, of } = await workspaceWith([], false);
		expect(of()).toBeNull();
		expect(openOverdue(workspace)).toEqual([]);
	});

	it('is the office’s to propose, once, or to dismiss with a reason', async () => {
		const { workspace, of, unit } = await workspaceWith([]);
		const cause = of()?.cause;
		if (!cause) throw new Error('there is a finding');
		const measure = { level: 'warning', points: -2 } as const;
		const proposed = { clause: overdueClause, ...measure, date: '2026-03-18', reason: '未归还' };
		value(
			await workspace.state(
				proposePenalty(
					fileOf(workspace, unit),
					{ ...proposed, causes: [cause] },
					conductContext(workspace)
				)
			)
		);
		expect(of()).toMatchObject({ state: 'penalty', penalty: { clause: 'AL-94' } });
		expect(openOverdue(workspace)).toEqual([]);

		const other = await workspaceWith([]);
		const causes = [other.of()?.cause ?? cause];
		const fields = {
			clause: overdueClause,
			level: 'warning' as const,
			causes,
			reason: '已借给下场'
		};
		const file = fileOf(other.workspace, other.unit);
		const context = conductContext(other.workspace);
		value(await other.workspace.state(dismissFinding(file, fields, context)));
		expect(other.of()).toMatchObject({ state: 'dismissed', dismissal: { reason: '已借给下场' } });
		expect(openOverdue(other.workspace)).toEqual([]);
	});
});
