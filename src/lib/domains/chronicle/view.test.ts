import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FactIndex } from '#lib/kernel/facts/index.ts';
import { correctEntry, stateEntry, withdrawEntry } from './decide.ts';
import { chronicleEvents, chronicleSubjects, type ChronicleFact } from './events.ts';
import {
	authorOf,
	corrected,
	entryId,
	entryOf,
	founding,
	objectId,
	stated,
	withdrawn
} from './history.ts';
import { viewChronicleEntry } from './view.ts';

describe('[AL-5] an entry of the chronicle', () => {
	it('says what its keeper has stated', () => {
		expect(entryOf(stated())).toMatchObject({
			...{ id: objectId('e'), current: { ...founding, reason: null, by: 'office' } },
			...{ earlier: [], withdrawn: null, refused: [] }
		});
	});

	it('is none of somebody who does not keep the chronicle, and none without its statement', () => {
		expect(viewChronicleEntry([stated(founding, 'Bob')], authorOf)).toBeNull();
		expect(viewChronicleEntry([corrected('c', 2, '成立')], authorOf)).toBeNull();
		expect(viewChronicleEntry([stated({ ...founding, year: 2020 })], authorOf)).toBeNull();
	});

	it('shows the words stated last, and keeps every earlier wording, the latest first', () => {
		const entry = entryOf(
			...[stated(), corrected('second', 3, '联盟正式成立'), corrected('first', 2, '成立')]
		);
		expect(entry.current).toMatchObject({ title: '联盟正式成立', reason: '笔误' });
		expect(entry.earlier.map(({ title, reason }) => [title, reason])).toEqual([
			...[
				['成立', '笔误'],
				['联盟成立', null]
			]
		]);
	});

	it('stays to be seen once it is withdrawn, and a correction made meanwhile is kept', () => {
		const entry = entryOf(stated(), withdrawn('w', 2), corrected('c', 3, '成立'));
		expect([entry.withdrawn?.reason, entry.current.title]).toEqual(['重复', '成立']);
		expect(entry.refused).toEqual([]);
	});

	it('is not changed by others, and withdrawn once', () => {
		const entry = entryOf(
			...[stated(), corrected('c', 2, '成立', 'Bob'), withdrawn('v', 3, 'Bob')],
			...[withdrawn('w', 4), withdrawn('x', 5)]
		);
		expect(entry.refused.map(({ id, refusal }) => [id, refusal.code])).toEqual([
			[entryId('c'), 'not_allowed'],
			[entryId('v'), 'not_allowed'],
			[entryId('x'), 'entry_withdrawn']
		]);
		expect(entry.withdrawn?.id).toBe(entryId('w'));
	});

	it('is the same in whatever order the facts arrive', () => {
		const fact = fc
			.tuple(fc.boolean(), fc.nat({ max: 5 }), fc.constantFrom('office', 'office', 'Bob'))
			.map(([isEnd, at, by]) => (index: number) => {
				const name = `s${String(index)}-`;
				return isEnd ? withdrawn(name, at, by) : corrected(name, at, name, by);
			});
		const history = fc
			.array(fact, { maxLength: 12 })
			.map((all): readonly ChronicleFact[] => [stated(), ...all.map((make, index) => make(index))]);
		const viewIn = (facts: readonly ChronicleFact[]) => {
			const index = new FactIndex<ChronicleFact>(chronicleSubjects);
			for (const each of facts) index.add(each);
			return viewChronicleEntry(index.of(objectId('e')), authorOf);
		};
		fc.assert(
			fc.property(
				history.chain((facts) =>
					fc.tuple(
						fc.constant(facts),
						fc.shuffledSubarray([...facts, ...facts], { minLength: facts.length * 2 })
					)
				),
				([facts, shuffled]) => {
					const entry = viewIn(shuffled);
					expect(entry).toEqual(viewIn(facts));
					const counted = facts.filter(
						(each) => each.type === 'chronicle.corrected' && authorOf(each).can('chronicle.keep')
					);
					expect(entry?.earlier).toHaveLength(counted.length);
				}
			)
		);
	});
});

describe('[AL-5] keeping the chronicle', () => {
	const office = { can: () => true };
	const officer = { can: () => false };
	const refused = (error: object) => ({ ok: false, error });

	it('answers the event to sign', () => {
		expect(stateEntry(founding, office)).toEqual({
			ok: true,
			value: { type: 'chronicle.stated', payload: founding }
		});
	});

	it('is refused without the right, without a title, and for a day of another year', () => {
		expect(stateEntry(founding, officer)).toEqual(refused({ code: 'not_allowed' }));
		expect(stateEntry({ ...founding, title: ' ' }, office)).toEqual(
			refused({ code: 'bad_field', field: 'title' })
		);
		expect(stateEntry({ ...founding, year: 2022 }, office)).toEqual(
			refused({ code: 'date_in_another_year' })
		);
		expect(stateEntry({ ...founding, year: 2022, date: null }, office).ok).toBe(true);
	});

	it('corrects with a reason, and nothing that is withdrawn', () => {
		const words = { ...founding, title: '成立' };
		expect(correctEntry(entryOf(stated()), words, '笔误', office).ok).toBe(true);
		expect(correctEntry(entryOf(stated()), words, '', office)).toEqual(
			refused({ code: 'bad_field', field: 'reason' })
		);
		const gone = entryOf(stated(), withdrawn('w', 2));
		const error = refused({ code: 'entry_withdrawn' });
		expect(correctEntry(gone, words, '笔误', office)).toEqual(error);
		expect(withdrawEntry(gone, '重复', office)).toEqual(error);
	});

	it('fits into an entry of the log at its longest', () => {
		const longest = {
			...{ entry: '0'.repeat(22), kind: 'contributor', year: 2026, date: '2026-01-01' },
			...{ title: '长'.repeat(80), text: '长'.repeat(1_000), reason: '长'.repeat(300) },
			people: Array.from({ length: 40 }, (_, index) => String(index).padStart(22, '0'))
		};
		expect(new TextEncoder().encode(JSON.stringify(longest)).length).toBeLessThan(7 * 1024);
		expect(Object.keys(chronicleEvents['chronicle.corrected'].entries)).toEqual([
			...['entry', 'kind', 'year', 'date', 'title', 'text', 'people', 'reason']
		]);
	});
});
