import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { blockTexts, bodyElements, draftBody } from './draft.ts';
import { minutesSkeleton } from './skeleton.ts';
import { blocksOf, change, exchange, line } from './testing.ts';

const emptyDraft = (clientID: number) => {
	const draft = new Y.Doc();
	draft.clientID = clientID;
	return draft;
};

describe('the skeleton of minutes', () => {
	it('has each agenda item and an empty line below it, each line with its text', () => {
		const draft = emptyDraft(1);
		Y.applyUpdate(draft, minutesSkeleton('meeting-1', ['总结', '计划']));
		expect(blocksOf(draft)).toEqual([
			line('总结', 'agenda'),
			line(''),
			line('计划', 'agenda'),
			line('')
		]);
		expect(bodyElements(draftBody(draft)).map((el) => blockTexts(el).length)).toEqual([1, 1, 1, 1]);
	});

	it('is one empty line where there is no agenda', () => {
		const draft = emptyDraft(1);
		Y.applyUpdate(draft, minutesSkeleton('meeting-1', []));
		expect(blocksOf(draft)).toEqual([line('')]);
	});

	it('is the same bytes on every device, and one skeleton however often it is applied', () => {
		const agenda = fc.array(fc.string({ unit: 'binary', maxLength: 12 }), { maxLength: 5 });
		fc.assert(
			fc.property(fc.string({ maxLength: 22 }), agenda, (meeting, items) => {
				const bytes = minutesSkeleton(meeting, items);
				expect(minutesSkeleton(meeting, items)).toEqual(bytes);
				const [alice, bob] = [emptyDraft(2), emptyDraft(3)];
				for (const draft of [alice, bob, alice]) Y.applyUpdate(draft, bytes);
				change(alice, [...blocksOf(alice), line('爱')]);
				change(bob, [...blocksOf(bob), line('博')]);
				exchange(alice, bob);
				expect(blocksOf(alice)).toHaveLength(Math.max(1, items.length * 2) + 2);
				expect(blocksOf(bob)).toEqual(blocksOf(alice));
			}),
			{ seed: 20260301, numRuns: 100 }
		);
	});

	it('does not mix with the skeleton of another meeting or another agenda', () => {
		const [first, second] = [
			minutesSkeleton('meeting-1', ['一']),
			minutesSkeleton('meeting-1', ['二'])
		];
		const draft = emptyDraft(1);
		Y.applyUpdate(draft, first);
		Y.applyUpdate(draft, second);
		expect(blocksOf(draft)).toHaveLength(4);
	});
});
