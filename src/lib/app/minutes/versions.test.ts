import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { Block } from './block.ts';
import { draftBody } from './draft.ts';
import { blocksOf, change, copyOf, draftOf, exchange, line, textsOf } from './testing.ts';
import {
	isVersionDue,
	keepVersion,
	listVersions,
	readVersion,
	restoreOrigin,
	restoreVersion
} from './versions.ts';

const minute = 60_000;

describe('keeping versions', () => {
	it('lists them newest first, with who wrote since the version before', () => {
		const start = draftOf(1, [line('')]);
		const [alice, bob] = [copyOf(start, 2, 'alice'), copyOf(start, 3, 'bob')];
		change(alice, [line('甲')]);
		const first = keepVersion(alice, { at: 1000, by: 'alice', cause: 'named', label: '初稿' });
		exchange(alice, bob);
		change(bob, [line('甲乙')]);
		const second = keepVersion(bob, { at: 2000, by: 'bob', cause: 'automatic' });
		exchange(alice, bob);
		expect(listVersions(alice)).toEqual([
			{ id: second, at: 2000, by: 'bob', cause: 'automatic', label: '', authors: ['bob'] },
			{ id: first, at: 1000, by: 'alice', cause: 'named', label: '初稿', authors: ['alice'] }
		]);
		expect(readVersion(bob, first)).toEqual({ ok: true, value: [line('甲')] });
	});

	it('does not keep twice what has not changed', () => {
		const draft = draftOf(1, [line('甲')]);
		const first = keepVersion(draft, { at: 1000, by: 'alice', cause: 'automatic' });
		expect(keepVersion(draft, { at: 2000, by: 'alice', cause: 'automatic' })).toBe(first);
		expect(listVersions(draft)).toHaveLength(1);
	});

	it('is due some time after a change, and not without one', () => {
		const draft = copyOf(draftOf(1, [line('')]), 2, 'alice');
		expect(isVersionDue(draft, 0, 10 * minute)).toBe(false);
		change(draft, [line('甲')]);
		expect(isVersionDue(draft, 0, 10 * minute)).toBe(true);
		keepVersion(draft, { at: 0, by: 'alice', cause: 'automatic' });
		expect(isVersionDue(draft, 60 * minute, 10 * minute)).toBe(false);
		change(draft, [line('甲乙')]);
		expect(isVersionDue(draft, 9 * minute, 10 * minute)).toBe(false);
		expect(isVersionDue(draft, 10 * minute, 10 * minute)).toBe(true);
	});

	it('drops the oldest automatic ones and keeps those with a name', () => {
		const draft = draftOf(1, [line('')]);
		keepVersion(draft, { at: 0, by: 'alice', cause: 'named', label: '初稿' });
		for (let at = 1; at <= 30; at += 1) {
			change(draft, [line(`第${at}稿`)]);
			keepVersion(draft, { at, by: 'alice', cause: 'automatic' });
		}
		const kept = listVersions(draft);
		expect(kept.map(({ at }) => at)).toEqual([...Array.from({ length: 24 }, (_, i) => 30 - i), 0]);
	});

	it('says that a version is not there, or is not one', () => {
		const draft = draftOf(1, [line('甲')]);
		expect(readVersion(draft, 'nothing')).toEqual({
			ok: false,
			error: { code: 'no_such_version' }
		});
		const id = keepVersion(draft, { at: 1, by: 'alice', cause: 'named' });
		const stored = draft.getMap('versions').get(id) as Record<string, unknown>;
		draft.getMap('versions').set(id, { ...stored, packed: new Uint8Array([1, 2, 3]) });
		expect(readVersion(draft, id)).toEqual({ ok: false, error: { code: 'malformed' } });
		draft.getMap('versions').set('junk', 'junk');
		expect(listVersions(draft).map((version) => version.id)).toEqual([id]);
	});
});

describe('restoring a version', () => {
	it('is a new change: what others type meanwhile is merged into it, letter by letter', () => {
		const alice = copyOf(draftOf(1, [line('一'), line('二'), line('三')]), 2, 'alice');
		const version = keepVersion(alice, { at: 1, by: 'alice', cause: 'named' });
		change(alice, [line('一改'), line('二'), line('四')]);
		const bob = copyOf(alice, 3, 'bob');
		restoreVersion(alice, version, { at: 2, by: 'alice' });
		change(bob, [line('一改'), line('二，还有'), line('四')]);
		exchange(alice, bob);
		expect(textsOf(alice)).toEqual(['一', '二，还有', '三']);
		expect(textsOf(bob)).toEqual(['一', '二，还有', '三']);
	});

	it('keeps what was there before as a version, so that it can be restored again', () => {
		const draft = draftOf(1, [line('一')]);
		const first = keepVersion(draft, { at: 1, by: 'alice', cause: 'named' });
		change(draft, [line('一'), line('二')]);
		restoreVersion(draft, first, { at: 2, by: 'alice' });
		const [before] = listVersions(draft);
		expect(before).toMatchObject({ cause: 'before_restore', at: 2, by: 'alice' });
		restoreVersion(draft, before?.id ?? '', { at: 3, by: 'alice' });
		expect(textsOf(draft)).toEqual(['一', '二']);
	});

	it('can be undone, and leaves the words of others alone', () => {
		const alice = copyOf(draftOf(1, [line('一')]), 2, 'alice');
		const undo = new Y.UndoManager(draftBody(alice), { trackedOrigins: new Set([restoreOrigin]) });
		const first = keepVersion(alice, { at: 1, by: 'alice', cause: 'named' });
		change(alice, [line('一二')]);
		restoreVersion(alice, first, { at: 2, by: 'alice' });
		const bob = copyOf(alice, 3, 'bob');
		change(bob, [line('一'), line('三')]);
		exchange(alice, bob);
		undo.undo();
		expect(textsOf(alice)).toEqual(['一二', '三']);
	});

	it('makes the draft say the version, whatever both say', () => {
		const block: fc.Arbitrary<Block> = fc
			.tuple(fc.constantFrom('text' as const, 'todo' as const), fc.string({ maxLength: 4 }))
			.map(([kind, text]) => line(text, kind));
		const blocks = fc.array(block, { minLength: 1, maxLength: 6 });
		fc.assert(
			fc.property(blocks, blocks, (then, now) => {
				const draft = draftOf(1, then);
				const id = keepVersion(draft, { at: 1, by: 'alice', cause: 'named' });
				change(draft, now);
				restoreVersion(draft, id, { at: 2, by: 'alice' });
				expect(blocksOf(draft)).toEqual(then);
			}),
			{ seed: 5, numRuns: 200 }
		);
	});
});
