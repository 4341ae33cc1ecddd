import { describe, expect, it } from 'vitest';
import { referenceMark } from './block.ts';
import { draftConcerns } from './concerns.ts';
import { countWords } from './count.ts';
import { readDraft } from './draft.ts';
import { mentions, trackedLines } from './extract.ts';
import { change, copyOf, documentOf, draftOf, exchange, line } from './testing.ts';

const { lookup } = documentOf([]);

describe('to-dos and resolutions', () => {
	it('are found with their line, text, owner and due date', () => {
		const draft = draftOf(9, [
			line('议题', 'agenda'),
			{
				kind: 'todo',
				owner: 'bob',
				due: '2026-03-01',
				runs: [{ text: '请 ' }, { text: referenceMark, person: 'alice' }, { text: ' 买水 ' }]
			},
			line('同意', 'resolution'),
			line('  ', 'todo')
		]);
		expect(trackedLines(readDraft(draft), lookup)).toEqual([
			{ kind: 'todo', block: '9-5', text: '请 @艾丽丝 买水', owner: 'bob', due: '2026-03-01' },
			{ kind: 'resolution', block: expect.any(String), text: '同意', owner: null, due: null }
		]);
	});

	it('keep the name of their line while others change it and the lines around it', () => {
		const alice = draftOf(9, [line('甲', 'todo')]);
		const [before] = readDraft(alice);
		const bob = copyOf(alice, 3);
		change(alice, [line('议题', 'agenda'), { ...line('甲', 'todo'), owner: 'bob' }]);
		change(bob, [line('甲乙', 'todo'), line('丙', 'todo')]);
		exchange(alice, bob);
		const [, after] = readDraft(alice);
		expect(after).toEqual({ ...line('甲乙', 'todo'), owner: 'bob', id: before?.id });
		expect(before?.id).toMatch(/^[\w:.-]{1,64}$/);
	});
});

describe('mentions', () => {
	it('name each person once, in order', () => {
		const mention = (person: string) => ({ text: referenceMark, person });
		expect(
			mentions([
				{ kind: 'text', runs: [mention('bob'), { text: ' ' }, mention('alice')] },
				{ kind: 'text', runs: [mention('bob')] }
			])
		).toEqual(['bob', 'alice']);
	});
});

describe('looking through a draft before it is made final', () => {
	it('names what is missing, and in which line', () => {
		const blocks = readDraft(
			draftOf(9, [
				line('总结', 'agenda'),
				line('买水', 'todo'),
				{ ...line('同意', 'resolution'), owner: 'bob' }
			])
		);
		const [, todo, resolution] = blocks.map(({ id }) => id);
		expect(draftConcerns(blocks, { presentCount: 0, openVotes: 1 })).toEqual([
			{ code: 'nobody_present' },
			{ code: 'vote_open' },
			{ code: 'todo_without_owner', block: todo },
			{ code: 'todo_without_due_date', block: todo },
			{ code: 'resolution_without_due_date', block: resolution }
		]);
	});

	it('calls minutes empty that have nothing but the agenda', () => {
		const blocks = readDraft(draftOf(9, [line('总结', 'agenda'), line('')]));
		expect(draftConcerns(blocks, { presentCount: 5, openVotes: 0 })).toEqual([
			{ code: 'minutes_empty' }
		]);
	});
});

describe('counting words', () => {
	it('counts each Chinese character and each Latin word as one', () => {
		expect(countWords([line('今天用 Tongban 2.0 开会，don’t worry')])).toBe(9);
	});
});
