import { EditorState, TextSelection } from '@tiptap/pm/state';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { Block, Run } from '#lib/app/minutes/index.ts';
import { changeBody, draftBody, normalRuns, readDraft } from '#lib/app/minutes/index.ts';
import { blockToNode, docToBlocks } from './blocks.ts';
import { findSelection, holdSelection } from './positions.ts';
import { draftNodes, showNodes } from './rendering.ts';
import { minutesSchema } from './schema.ts';

const run: fc.Arbitrary<Run> = fc.oneof(
	fc.record({ text: fc.string({ unit: fc.constantFrom('a', 'b', '会'), maxLength: 4 }) }),
	fc.record({ text: fc.constantFrom('a', '会'), bold: fc.constant(true as const) }),
	fc.record({ text: fc.constant('\uFFFC'), person: fc.constantFrom('alice', 'bob') })
);
const block: fc.Arbitrary<Block> = fc
	.record({
		kind: fc.constantFrom('text' as const, 'todo' as const),
		runs: fc.array(run, { maxLength: 4 }),
		owner: fc.constantFrom(undefined, 'alice')
	})
	.map(({ kind, runs, owner }) => ({
		kind,
		runs: normalRuns(runs),
		...(owner === undefined ? {} : { owner })
	}));
const blocks = fc.array(block, { minLength: 1, maxLength: 6 });

const stateOf = (lines: readonly Block[]) =>
	EditorState.create({ doc: minutesSchema.nodes.doc.create(null, lines.map(blockToNode)) });

const draftOf = (lines: readonly Block[]) => {
	const draft = new Y.Doc();
	draft.clientID = 1;
	draft.transact(() => changeBody(draftBody(draft), [], lines));
	return draft;
};

describe('showing a draft in the editor', () => {
	it('makes the document say exactly the lines, whatever it said before', () => {
		fc.assert(
			fc.property(blocks, blocks, (before, after) => {
				const { tr } = stateOf(before);
				showNodes(tr, after.map(blockToNode));
				expect(docToBlocks(tr.doc)).toEqual(after);
				tr.doc.check();
			}),
			{ seed: 20260301, numRuns: 500 }
		);
	});

	it('changes nothing where nothing differs', () => {
		fc.assert(
			fc.property(blocks, (lines) => {
				const { tr } = stateOf(lines);
				expect(showNodes(tr, structuredClone(lines).map(blockToNode)).docChanged).toBe(false);
			}),
			{ seed: 2, numRuns: 100 }
		);
	});

	it('shows every draft as it is read', () => {
		fc.assert(
			fc.property(blocks, (lines) => {
				const draft = draftOf(lines);
				const nodes = draftNodes(draftBody(draft), new WeakMap());
				expect(docToBlocks(minutesSchema.nodes.doc.create(null, [...nodes]))).toEqual(lines);
			}),
			{ seed: 3, numRuns: 100 }
		);
	});

	it('shows an unknown kind as text and leaves it unknown in the draft', () => {
		const draft = draftOf([{ kind: 'text', runs: [{ text: '甲' }] }]);
		const [element] = draftBody(draft).toArray();
		if (element instanceof Y.XmlElement) element.setAttribute('kind', 'table-of-2030');
		expect(readDraft(draft)[0]?.kind).toBe('text');
		const lines = readDraft(draft).map(({ id: _id, ...line }) => line);
		draft.transact(() =>
			changeBody(draftBody(draft), lines, [{ kind: 'text', runs: [{ text: '甲乙' }] }])
		);
		expect(draftBody(draft).toString()).toContain('甲乙');
	});
});

describe('a held selection', () => {
	it('stays between its letters, whatever others insert before, behind and above', () => {
		const line = (text: string): Block => ({ kind: 'text', runs: text === '' ? [] : [{ text }] });
		const steps = [
			[line(''), line('甲乙丙'), line('')],
			[line(''), line('一甲乙丙'), line('')],
			[line('新'), line(''), line('一甲乙二丙'), line('')]
		] as const;
		const draft = draftOf(steps[0]);
		const before = stateOf(steps[0]);
		const body = draftBody(draft);
		const held = holdSelection(body, before.doc, TextSelection.create(before.doc, 5));
		draft.transact(() => changeBody(body, steps[0], steps[1]));
		draft.transact(() => changeBody(body, steps[1], steps[2], { block: 2, offset: 4 }));
		const found = findSelection(body, stateOf(steps[2]).doc, held);
		expect(found?.$head.index(0)).toBe(2);
		expect(found?.$head.parentOffset).toBe(3);
	});

	it('is given up where its line is gone', () => {
		const line = (text: string): Block => ({ kind: 'text', runs: [{ text }] });
		const draft = draftOf([line('甲'), line('乙乙')]);
		const before = stateOf([line('甲'), line('乙乙')]);
		const held = holdSelection(draftBody(draft), before.doc, TextSelection.create(before.doc, 5));
		draft.transact(() => changeBody(draftBody(draft), [line('甲'), line('乙乙')], [line('甲')]));
		expect(findSelection(draftBody(draft), stateOf([line('甲')]).doc, held)).toBeUndefined();
	});
});
