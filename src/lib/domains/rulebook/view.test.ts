import { describe, expect, it } from 'vitest';
import type { Space } from '#lib/kernel/identity/index.ts';
import type { RulebookFact } from './events.ts';
import {
	amendmentOf,
	amendmentsOf,
	commented,
	decided,
	entryId,
	objectId,
	proposed,
	stated,
	withdrawn
} from './history.ts';

const late = proposed('late', { 'AL-20.late': '-2' });
const refusals = (...facts: readonly RulebookFact[]) =>
	amendmentOf(...facts).refused.map(({ id, refusal }) => [id, refusal.code]);

describe('[AL-4] an amendment of the rulebook', () => {
	it('is proposed by a member, open until it is decided', () => {
		expect(amendmentOf(late)).toMatchObject({
			...{ id: objectId('late'), from: '2026-02-20', reason: '例会迟到太多' },
			...{ figures: [{ key: 'AL-20.late', value: '-2' }], proposer: objectId('Alice') },
			...{ state: 'open', decision: null, decisions: [], comments: [], withdrawn: null }
		});
	});

	it('is proposed by whoever decides, member or not, and by nobody else', () => {
		const by = (who: string) => amendmentsOf(proposed('late', { 'AL-20.late': '-2' }, { by: who }));
		expect(by('presidium')).toHaveLength(1);
		expect(by('stranger')).toEqual([]);
	});

	it.each([
		[{ 'AL-99.late': '-2' }],
		[{ 'AL-20.late': 'many' }],
		[{ 'AL-20.late': '-1.5' }],
		[{ 'AL-26.officer': '0' }],
		[{ 'AL-24.period': 'week' }],
		[{ 'AL-85.previous_term': 'Bob' }],
		[{ 'AL-20.absent': '-4', 'AL-26.officer': '0' }]
	])('is none where it sets %j', (figures) => {
		expect(amendmentsOf(proposed('late', figures as Readonly<Record<string, string>>))).toEqual([]);
	});

	it('is none where not everybody reads it, and is not decided there either', () => {
		const elsewhere = 'unit:office' as Space;
		const { payload } = late;
		const there = stated('late', 1, 'amendment.proposed', payload, 'Alice', elsewhere);
		expect(amendmentsOf(there)).toEqual([]);
		const { payload: adopted } = decided('yes', 2, 'adopted');
		const hidden = stated('yes', 2, 'amendment.decided', adopted, 'presidium', elsewhere);
		expect(amendmentOf(late, hidden).state).toBe('open');
		expect(refusals(late, hidden)).toEqual([[entryId('yes'), 'wrong_space']]);
	});

	it('is commented by members, before and after it is decided', () => {
		const amendment = amendmentOf(
			...[late, commented('c1', 2, '同意'), decided('yes', 3, 'adopted')],
			...[commented('c2', 4, '已知悉', 'Alice'), commented('c3', 5, '路过', 'stranger')]
		);
		expect(amendment.comments.map(({ text }) => text)).toEqual(['同意', '已知悉']);
		expect(amendment.refused.map(({ refusal }) => refusal.code)).toEqual(['not_a_member']);
	});

	it('is adopted or rejected by whoever has the right, and by no proposer', () => {
		expect(amendmentOf(late, decided('yes', 2, 'adopted'))).toMatchObject({
			...{ state: 'adopted', decision: { id: entryId('yes'), outcome: 'adopted' } }
		});
		expect(amendmentOf(late, decided('no', 2, 'rejected')).state).toBe('rejected');
		expect(refusals(late, decided('own', 2, 'adopted', { by: 'Alice' }))).toEqual([
			[entryId('own'), 'not_allowed']
		]);
	});

	it('is a question where two decide differently, and none where they agree', () => {
		const [yes, no] = [decided('yes', 2, 'adopted'), decided('no', 3, 'rejected')];
		expect(amendmentOf(late, yes, no)).toMatchObject({ state: 'question', decision: null });
		const again = decided('again', 3, 'adopted', { by: 'minister' });
		expect(amendmentOf(late, yes, again)).toMatchObject({
			...{ state: 'adopted', decision: { id: entryId('yes') } }
		});
		const settled = decided('settled', 4, 'rejected', { over: ['yes', 'no'] });
		expect(amendmentOf(late, yes, no, settled).state).toBe('rejected');
	});

	it('is taken back by its proposer or by whoever decides, before it has been decided', () => {
		expect(amendmentOf(late, withdrawn('out', 2)).state).toBe('withdrawn');
		expect(amendmentOf(late, withdrawn('out', 2, 'presidium')).state).toBe('withdrawn');
		expect(refusals(late, withdrawn('out', 2, 'Bob'))).toEqual([[entryId('out'), 'not_allowed']]);
		expect(refusals(late, withdrawn('out', 2), withdrawn('again', 3))).toEqual([
			[entryId('again'), 'amendment_withdrawn']
		]);
	});

	it('stands as decided where it was taken back elsewhere, whatever the clocks say', () => {
		const facts = [late, withdrawn('out', 2), decided('yes', 3, 'adopted')] as const;
		expect(amendmentOf(...facts).state).toBe('adopted');
		expect(refusals(...facts)).toEqual([[entryId('out'), 'already_decided']]);
	});
});
