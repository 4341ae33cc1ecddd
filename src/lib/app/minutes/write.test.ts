import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { Block, Run } from './block.ts';
import { normalRuns, referenceMark } from './block.ts';
import { blockTexts, bodyElements, draftBody } from './draft.ts';
import { blocksOf, change, copyOf, draftOf, exchange, line, textsOf } from './testing.ts';
import { textDifference } from './write-text.ts';

const run: fc.Arbitrary<Run> = fc.oneof(
	fc.record({ text: fc.string({ unit: fc.constantFrom('a', 'b', '会', '𠮷'), maxLength: 4 }) }),
	fc.record({
		text: fc.string({ unit: fc.constantFrom('a', '议'), minLength: 1, maxLength: 3 }),
		bold: fc.constant(true as const)
	}),
	fc.record({ text: fc.constant(referenceMark), person: fc.constantFrom('alice', 'bob') })
);
const block: fc.Arbitrary<Block> = fc
	.record({
		kind: fc.constantFrom('text' as const, 'todo' as const, 'heading' as const),
		runs: fc.array(run, { maxLength: 4 }),
		due: fc.constantFrom(undefined, '2026-03-01')
	})
	.map(({ due, runs, kind }) => ({
		kind,
		runs: normalRuns(runs),
		...(due === undefined ? {} : { due })
	}));
const blocks = fc.array(block, { minLength: 1, maxLength: 6 });

describe('changing the lines of a draft', () => {
	it('makes the draft say exactly what was asked, whatever it said before', () => {
		fc.assert(
			fc.property(blocks, blocks, (before, after) => {
				const doc = draftOf(1, before);
				change(doc, after);
				expect(blocksOf(doc)).toEqual(after);
				expect(bodyElements(draftBody(doc)).map((el) => blockTexts(el).length)).toEqual(
					after.map(() => 1)
				);
			}),
			{ seed: 20260301, numRuns: 500 }
		);
	});

	it('writes nothing at all when nothing differs', () => {
		fc.assert(
			fc.property(blocks, (same) => {
				const doc = draftOf(1, same);
				const before = Y.encodeStateVector(doc);
				change(doc, structuredClone(same));
				expect(Y.encodeStateVector(doc)).toEqual(before);
			}),
			{ seed: 7, numRuns: 200 }
		);
	});

	it('keeps every letter of three people who type in the same empty line at once', () => {
		const start = draftOf(1, [line('')]);
		const [alice, bob, carol] = [copyOf(start, 2), copyOf(start, 3), copyOf(start, 4)];
		change(alice, [line('甲乙')]);
		change(bob, [line('丙丁')]);
		change(carol, [line('戊己')]);
		exchange(alice, bob, carol);
		expect(textsOf(alice)).toEqual(['甲乙丙丁戊己']);
		expect(textsOf(bob)).toEqual(textsOf(alice));
		expect(textsOf(carol)).toEqual(textsOf(alice));
	});

	it('keeps every letter when the empty line was just made by pressing Enter', () => {
		const start = draftOf(1, [line('开会')]);
		const alice = copyOf(start, 2);
		change(alice, [line('开会'), line('')], { block: 1, offset: 0 });
		const bob = copyOf(alice, 3);
		change(alice, [line('开会'), line('甲')]);
		change(bob, [line('开会'), line('乙')]);
		exchange(alice, bob);
		expect(textsOf(alice)).toEqual(['开会', '甲乙']);
		expect(textsOf(bob)).toEqual(['开会', '甲乙']);
	});

	it('keeps the letters typed into a line that another turns into a to-do', () => {
		const start = draftOf(1, [line('买水')]);
		const [alice, bob] = [copyOf(start, 2), copyOf(start, 3)];
		change(alice, [{ ...line('买水', 'todo'), owner: 'bob' }]);
		change(bob, [line('买两箱水')], { block: 0, offset: 3 });
		exchange(alice, bob);
		expect(blocksOf(alice)).toEqual([{ kind: 'todo', owner: 'bob', runs: [{ text: '买两箱水' }] }]);
		expect(blocksOf(bob)).toEqual(blocksOf(alice));
	});

	it('keeps the letters typed behind a mention that another removes', () => {
		const mention = { text: referenceMark, person: 'bob' };
		const start = draftOf(1, [{ kind: 'text', runs: [{ text: '请' }, mention, { text: '到会' }] }]);
		const [alice, bob] = [copyOf(start, 2), copyOf(start, 3)];
		change(alice, [line('请到会')], { block: 0, offset: 1 });
		change(bob, [{ kind: 'text', runs: [{ text: '请' }, mention, { text: '准时到会' }] }]);
		exchange(alice, bob);
		expect(textsOf(alice)).toEqual(['请准时到会']);
	});

	it('splits a line so that what another types at its end is not lost', () => {
		const start = draftOf(1, [line('一二三四')]);
		const [alice, bob] = [copyOf(start, 2), copyOf(start, 3)];
		change(alice, [line('一二'), line('三四')], { block: 1, offset: 0 });
		change(bob, [line('一二三四五')]);
		exchange(alice, bob);
		expect(textsOf(alice)).toEqual(['一二五', '三四']);
	});

	it('leaves the line below untouched when the empty line above it is removed', () => {
		const start = draftOf(1, [line(''), line('议定')]);
		const [alice, bob] = [copyOf(start, 2), copyOf(start, 3)];
		change(alice, [line('议定')], { block: 0, offset: 0 });
		change(bob, [line(''), line('议定事项')]);
		exchange(alice, bob);
		expect(textsOf(alice)).toEqual(['议定事项']);
	});
});

describe('the difference of two texts', () => {
	it('takes the letter before the caret as the new one among equal letters', () => {
		expect(textDifference('哈哈', '哈哈哈', 1)).toEqual({ index: 0, remove: 0, insert: '哈' });
		expect(textDifference('哈哈', '哈哈哈', 3)).toEqual({ index: 2, remove: 0, insert: '哈' });
	});

	it('never cuts a character outside the basic plane', () => {
		expect(textDifference('😀', '😁', 2)).toEqual({ index: 0, remove: 2, insert: '😁' });
	});

	it('turns one text into the other for any caret', () => {
		const text = fc.string({ unit: fc.constantFrom('a', 'b', '😀', '😁'), maxLength: 8 });
		fc.assert(
			fc.property(text, text, fc.nat(20), (before, after, caret) => {
				const { index, remove, insert } = textDifference(before, after, caret);
				expect(before.slice(0, index) + insert + before.slice(index + remove)).toBe(after);
			}),
			{ seed: 11, numRuns: 1000 }
		);
	});
});
