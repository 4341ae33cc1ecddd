import { describe, expect, it } from 'vitest';
import {
	addCoverage,
	decidePlan,
	gradeActivity,
	holdActivity,
	planActivity,
	proposeActivity,
	recordPart,
	removeCoverage,
	tickItem
} from './decide.ts';
import {
	activityId,
	activityOf,
	authorBy,
	bob,
	covered,
	decided,
	entryId,
	graded,
	held,
	HOUR,
	photo,
	plan,
	planned,
	START,
	withdrawn
} from './history.ts';

const DAY = 24 * HOUR;
const later = START + 9 * DAY;
const office = authorBy('office', later);
const code = (result: { readonly ok: boolean; readonly error?: { readonly code: string } }) =>
	result.ok ? 'ok' : result.error?.code;
const approved = [planned('p', START + 1), decided('d', START + 2, 'p')];
const wasHeld = [...approved, held('h', later, 'p')];

describe('[AL-101] [AL-41] proposing and planning', () => {
	it('is for anybody enrolled, and for nobody else', () => {
		const fields = { title: '读书会', idea: '', unit: null };
		expect(proposeActivity(fields, authorBy('Bob', START))).toEqual({
			ok: true,
			value: { type: 'activity.proposed', payload: { ...fields, heldOn: null, ref: null } }
		});
		expect(code(proposeActivity(fields, authorBy('stranger', START)))).toBe('not_a_member');
		expect(proposeActivity({ ...fields, title: ' ' }, office)).toEqual({
			ok: false,
			error: { code: 'bad_field', field: 'title' }
		});
	});

	it('names at least one step with who is responsible', () => {
		expect(code(planActivity(activityOf(), plan, authorBy('Alice', START)))).toBe('ok');
		expect(code(planActivity(activityOf(), plan, authorBy('Bob', START)))).toBe('not_allowed');
		const empty = { ...plan, steps: [] };
		expect(code(planActivity(activityOf(), empty, authorBy('Alice', START)))).toBe('bad_field');
	});

	it('nobody decides about their own plan, and who sends back says why', () => {
		const activity = activityOf(planned('p', START + 1));
		const own = { ...authorBy('Alice', later), can: () => true };
		expect(code(decidePlan(activity, { approved: true, reason: null }, own))).toBe('own_plan');
		const back = { approved: false, reason: null };
		expect(code(decidePlan(activity, back, office))).toBe('correction_needs_reason');
		expect(decidePlan(activity, { approved: true, reason: null }, office)).toEqual({
			ok: true,
			value: {
				type: 'activity.decided',
				payload: {
					...{ activity: activityId, plan: entryId('p'), approved: true, reason: null },
					supersedes: []
				}
			}
		});
	});

	it('is held by the plan that was approved', () => {
		const early = activityOf(planned('p', START + 1));
		expect(code(holdActivity(early, '2026-03-10', office))).toBe('not_approved');
		expect(holdActivity(activityOf(...approved), '2026-03-10', office)).toMatchObject({
			value: { payload: { plan: entryId('p'), heldOn: '2026-03-10' } }
		});
	});
});

describe('[AL-43] [AL-44] recording', () => {
	const part = {
		...{ tookPart: true, outstanding: false, proposal: [], adopted: 0, reason: null }
	};

	it('again is a correction, with a reason and what it replaces', () => {
		const activity = activityOf(...wasHeld, graded('g', later, 'good'));
		expect(code(gradeActivity(activity, { grade: 'poor', reason: null }, office))).toBe(
			'correction_needs_reason'
		);
		expect(gradeActivity(activity, { grade: 'poor', reason: '看错了' }, office)).toMatchObject({
			value: { payload: { supersedes: [entryId('g')] } }
		});
	});

	it('is the office’s', () => {
		const activity = activityOf(...wasHeld);
		expect(code(recordPart(activity, bob, part, office))).toBe('ok');
		expect(code(recordPart(activity, bob, part, authorBy('Carol', later)))).toBe('not_allowed');
		expect(code(tickItem(activity, 'nothing', true, office))).toBe('no_such_item');
	});
});

describe('[AL-106] photos and articles', () => {
	const piece = { kind: 'photo', caption: '合影', file: photo, link: null } as const;

	it('are added by whoever is enrolled, and named whole', () => {
		const activity = activityOf();
		expect(addCoverage(activity, piece, authorBy('Bob', later))).toEqual({
			ok: true,
			value: { type: 'coverage.added', payload: { ...piece, activity: activityId } }
		});
		expect(code(addCoverage(activity, piece, authorBy('stranger', later)))).toBe('not_a_member');
		const nothing = { ...piece, file: null };
		expect(code(addCoverage(activity, nothing, authorBy('Bob', later)))).toBe('bad_field');
		const gone = activityOf(withdrawn('w', START + 1));
		expect(code(addCoverage(gone, piece, authorBy('Bob', later)))).toBe('activity_withdrawn');
	});

	it('are removed with a reason, unless they are one’s own', () => {
		const activity = activityOf(covered('b', START + 1, 'Bob'));
		const [added] = activity.coverage;
		if (!added) throw new Error('a photo was added');
		const remove = (by: string, reason: string | null) =>
			code(removeCoverage(activity, added, reason, authorBy(by, later)));
		expect(remove('Bob', null)).toBe('ok');
		expect(remove('office', null)).toBe('correction_needs_reason');
		expect(remove('office', '有人不愿出镜')).toBe('ok');
		expect(remove('Carol', '-')).toBe('ok');
		const others = activityOf(covered('a', START + 1, 'Alice'));
		const [byAlice] = others.coverage;
		if (!byAlice) throw new Error('a photo was added');
		const byBob = removeCoverage(others, byAlice, '-', authorBy('Bob', later));
		expect(code(byBob)).toBe('not_allowed');
	});
});
