import { describe, expect, test } from 'vitest';
import { alice, bob, carol, entry, linesOf, scoreOf } from './testing.ts';

const presidium = { ...bob, id: 'dan', position: 'presidium' as const };
const ofOffice = (clause: string, points: number) =>
	entry(clause, '2024-10-10', { unit: 'office', points });

describe('entries for a department', () => {
	test.each([
		['[AL-45]', 'AL-45', 2, [1, 1, 1, 0]],
		['[AL-45]', 'AL-45', -3, [1, 1, 1, 0]],
		['[AL-60]', 'AL-60', 1, [1, 0, 0, 0]],
		['[AL-60]', 'AL-60', -1, [1, 0, 0, 0]],
		['[AL-70]', 'AL-70', 5, [1, 1, 1, 0]],
		['[AL-90]', 'AL-90', -2, [1, 0, 0, 0]],
		['[AL-91]', 'AL-91', -2, [1, 0, 0, 0]],
		['[AL-92]', 'AL-92', -3, [1, 0, 0, 0]],
		['[AL-93]', 'AL-93', -3, [1, 0, 0, 0]],
		['[AL-94]', 'AL-94', -4, [1, 0, 0, 0]],
		['[AL-95]', 'AL-95', -5, [1, 0, 0, 0]],
		['[AL-96]', 'AL-96', -5, [1, 0, 0, 0]]
	])(
		'%s %s with %i points touches officer, cadre, presidium, outsider: %j',
		(_id, clause, points, touched) => {
			const lines = [alice, bob, presidium, carol].map((who) =>
				linesOf({ members: [who], entries: [ofOffice(clause, points)] })
			);
			expect(lines).toEqual(touched.map((is) => (is ? [`${clause} ${points}`] : [])));
		}
	);

	test('[AL-45] say which department they were for', () => {
		const [line] = scoreOf({ entries: [ofOffice('AL-45', 2)] }).lines;
		expect(line?.explanation).toEqual({
			key: 'entry_unit',
			facts: { entry: 'e2', unit: 'office' }
		});
	});
});

describe('entries for a member', () => {
	test.each([
		['[AL-61]', 'AL-61', -1],
		['[AL-71]', 'AL-71a', 10],
		['[AL-71]', 'AL-71b', 5],
		['[AL-71]', 'AL-71c', 3],
		['[AL-75]', 'AL-75', -10],
		['[AL-76]', 'AL-76', -2],
		['[AL-77]', 'AL-77', -5]
	])('%s %s with %i points is a line on its date', (_id, clause, points) => {
		const { lines } = scoreOf({ entries: [entry(clause, '2024-10-10', { points })] });
		expect(lines.map((line) => [line.clause, line.points, line.at])).toEqual([
			[clause, points, '2024-10-10']
		]);
	});

	test('[AL-83] without points are no line', () => {
		expect(linesOf({ entries: [entry('AL-83', '2024-10-10')] })).toEqual([]);
	});

	test('[AL-75] are nobody else’s', () => {
		expect(
			linesOf({ members: [bob], entries: [entry('AL-75', '2024-10-10', { points: -2 })] })
		).toEqual([]);
	});

	test('[AL-75] outside the term are no line', () => {
		const entries = [entry('AL-75', '2024-10-10', { points: -2 })];
		expect(linesOf({ term: { from: null, to: '2024-10-09' }, entries })).toEqual([]);
	});
});

describe('entries whose day is known', () => {
	test('[AL-60] touch those whom they name, whatever became of them since', () => {
		const named = entry('AL-60', '2024-10-10', { unit: 'office', points: 1, members: ['carol'] });
		expect(linesOf({ members: [alice], entries: [named] })).toEqual([]);
		expect(linesOf({ members: [carol], entries: [named] })).toEqual(['AL-60 1']);
	});

	test('[AL-61] touch a member who was an officer then', () => {
		const [then, now] = [{ members: ['bob'] }, {}].map((more) =>
			entry('AL-61', '2024-10-10', { member: 'bob', points: -1, ...more })
		);
		expect(linesOf({ members: [bob], entries: then ? [then] : [] })).toEqual(['AL-61 -1']);
		expect(linesOf({ members: [bob], entries: now ? [now] : [] })).toEqual([]);
	});

	test.each([
		['[AL-75]', 'imposed', -5, null, 'entry_imposed', {}],
		['[AL-75]', 'changed', -2, -5, 'entry_changed', { before: -5 }],
		['[AL-75]', 'lifted', 0, -5, 'entry_lifted', { before: -5 }]
	] as const)('%s say that a penalty was %s', (_id, type, points, pointsBefore, key, facts) => {
		const origin = { type, pointsBefore, reason: '未到岗' };
		const [line] = scoreOf({ entries: [entry('AL-75', '2024-10-10', { points, origin })] }).lines;
		expect(line?.points).toBe(points);
		expect(line?.explanation).toEqual({ key, facts: { entry: 'e2', reason: '未到岗', ...facts } });
	});

	test('[AL-77] a penalty that an appeal has lifted is no finding any more', () => {
		const levels = (type: 'imposed' | 'lifted') =>
			scoreOf({
				entries: [
					entry('AL-77', '2024-10-10', {
						points: -2,
						origin: { type, pointsBefore: null, reason: null }
					})
				]
			}).findings.map(({ level }) => level);
		expect([levels('imposed'), levels('lifted')]).toEqual([['warning'], []]);
	});
});
