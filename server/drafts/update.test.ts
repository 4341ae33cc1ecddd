import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { mergeDraft } from './merge.ts';
import { splitUpdate } from './split.ts';
import { decodeContent } from '#lib/kernel/updates/index.ts';

const documentOf = (clientID: number, change: (doc: Y.Doc) => void, base?: Uint8Array): Y.Doc => {
	const doc = new Y.Doc();
	doc.clientID = clientID;
	if (base !== undefined) Y.applyUpdate(doc, base);
	change(doc);
	return doc;
};

const first = documentOf(1, (doc) => {
	doc.getText('t').insert(0, 'hello world');
	doc.getText('t').delete(2, 3);
	doc.getMap('m').set('a', { list: [1, 'b'] });
});
const base = Y.encodeStateAsUpdate(first);
const second = documentOf(
	2,
	(doc) => {
		doc.getText('t').insert(3, 'zz');
		doc.getText('t').format(0, 4, { bold: true });
		doc.getXmlFragment('x').insert(0, [new Y.XmlElement('p'), new Y.XmlText('text')]);
	},
	base
);
const update = Y.encodeStateAsUpdate(second, Y.encodeStateVector(first));

describe('the decode check', () => {
	test('tells what an update adds and deletes', () => {
		expect(decodeContent(base)).toEqual({
			ok: true,
			value: {
				inserts: [
					{ client: 1, clock: 0, end: 2 },
					{ client: 1, clock: 2, end: 5 },
					{ client: 1, clock: 5, end: 11 },
					{ client: 1, clock: 11, end: 12 }
				],
				deletes: [{ client: 1, clock: 2, end: 5 }]
			}
		});
	});

	test('lets nothing through that would throw in a document', () => {
		const damage = fc.array(fc.tuple(fc.nat(update.length - 1), fc.nat(255)), {
			minLength: 1,
			maxLength: 3
		});
		fc.assert(
			fc.property(damage, (bytes) => {
				const damaged = Uint8Array.from(update);
				for (const [at, value] of bytes) damaged[at] = value;
				if (!decodeContent(damaged).ok) return;
				const doc = new Y.Doc();
				Y.applyUpdate(doc, base);
				Y.applyUpdate(doc, damaged);
			}),
			{ seed: 7, numRuns: 5_000 }
		);
	});

	test('refuses an update cut short anywhere', () => {
		for (let length = 0; length < update.length; length += 1) {
			expect(decodeContent(update.subarray(0, length)).ok).toBe(false);
		}
	});

	test('refuses an update that leans on a change whose number nobody can count to', () => {
		// An item whose left neighbour is change 2^53 or later: written down again it cannot be read.
		const item = (clock: readonly number[]) => [1, 1, 5, 1, 0x84, 9, ...clock, 1, 0x61, 0];
		expect(decodeContent(Uint8Array.from(item([3]))).ok).toBe(true);
		const huge = [0x8f, 0x8f, 0x8f, 0x8f, 0x8f, 0x8f, 0x8f, 0x8f, 5];
		expect(decodeContent(Uint8Array.from(item(huge))).ok).toBe(false);
	});

	test('refuses an update that names one client twice', () => {
		const block = [1, 5, 0, 4, 1, 1, 0x74, 1, 0x61];
		expect(decodeContent(Uint8Array.from([1, ...block, 0])).ok).toBe(true);
		const other = [1, 6, 0, 4, 1, 1, 0x74, 1, 0x61];
		expect(decodeContent(Uint8Array.from([3, ...block, ...other, ...block, 0])).ok).toBe(false);
	});
});

describe('merging', () => {
	const write = fc.record({
		client: fc.integer({ min: 1, max: 3 }),
		at: fc.double({ min: 0, max: 1, noNaN: true }),
		deletes: fc.nat(3),
		inserts: fc.string({ maxLength: 4 })
	});

	/** Three people write in turns, each seeing what came before; answers every update and the text. */
	const play = (
		writes: readonly { client: number; at: number; deletes: number; inserts: string }[]
	) => {
		const docs = [1, 2, 3].map((id) => documentOf(id, () => undefined));
		const updates: Uint8Array[] = [];
		for (const { client, at, deletes, inserts } of writes) {
			const doc = docs[client - 1] ?? new Y.Doc();
			const text = doc.getText('t');
			const before = Y.encodeStateVector(doc);
			doc.transact(() => {
				const position = Math.floor(at * text.length);
				text.delete(position, Math.min(deletes, text.length - position));
				text.insert(position, inserts);
			});
			const made = Y.encodeStateAsUpdate(doc, before);
			updates.push(made);
			if (at < 0.7) for (const other of docs) Y.applyUpdate(other, made);
		}
		return updates;
	};
	const textAfter = (updates: readonly Uint8Array[]): string => {
		const doc = new Y.Doc();
		for (const one of updates) Y.applyUpdate(doc, one);
		return doc.getText('t').toString();
	};

	test('says the same as the updates, in whatever steps it was done', () => {
		fc.assert(
			fc.property(fc.array(write, { maxLength: 40 }), fc.nat(40), (writes, cut) => {
				const updates = play(writes);
				const once = mergeDraft(updates.slice(0, cut));
				const twice = mergeDraft([...once.parts, ...updates.slice(cut)]);
				expect(textAfter(twice.parts)).toBe(textAfter(updates));
			}),
			{ seed: 3, numRuns: 300 }
		);
	});

	test('keeps changes and deletes that wait for others', () => {
		const all = play([
			{ client: 1, at: 0, deletes: 0, inserts: 'abc' },
			{ client: 2, at: 0.5, deletes: 0, inserts: 'xyz' },
			{ client: 1, at: 0, deletes: 2, inserts: '' }
		]);
		const [missing, ...early] = all;
		if (missing === undefined) throw new Error('nothing was written');
		const merged = mergeDraft(early);
		expect(textAfter([...merged.parts, missing])).toBe(textAfter(all));
		expect(textAfter([missing, merged.rest])).toBe(textAfter(all));
	});

	test('answers what somebody with all changes lacks: the deletes', () => {
		const doc = documentOf(1, () => undefined);
		doc.getText('t').insert(0, 'abc');
		const before = Y.encodeStateAsUpdate(doc);
		doc.getText('t').delete(1, 1);
		const { rest } = mergeDraft([Y.encodeStateAsUpdate(doc)]);
		expect(textAfter([before, rest])).toBe('ac');
	});

	test('keeps changes side by side that do not fit a document', () => {
		const text = documentOf(1, (doc) => doc.getText('t').insert(0, 'kept'));
		const good = Y.encodeStateAsUpdate(text);
		const bad = Uint8Array.from([1, 1, 9, 0, 0x84, 9, 5, 1, 0x61, 0]);
		const { parts } = mergeDraft([good, bad]);
		expect(parts.map((part) => Y.parseUpdateMeta(part).to)).toEqual([
			new Map([
				[9, 1],
				[1, 4]
			])
		]);
	});
});

describe('splitting', () => {
	test('does what the whole update does, in updates of about the size asked for', () => {
		const doc = documentOf(1, () => undefined);
		const list = doc.getArray<string>('a');
		for (let at = 0; at < 500; at += 1) list.insert(at % 7, [String(at).padEnd(100)]);
		list.delete(10, 50);
		const whole = Y.encodeStateAsUpdate(doc);
		const parts = splitUpdate(whole, 10_000);
		expect(parts.length).toBeGreaterThan(4);
		for (const part of parts) expect(part.length).toBeLessThan(20_000);
		const copy = new Y.Doc();
		for (const part of parts) Y.applyUpdate(copy, part);
		expect(copy.getArray('a').toJSON()).toEqual(list.toJSON());
		expect(Y.encodeStateAsUpdate(copy)).toEqual(whole);
	});

	test('keeps what waits for changes that have not come', () => {
		const doc = documentOf(1, () => undefined);
		const updates: Uint8Array[] = [];
		doc.on('update', (one: Uint8Array) => updates.push(one));
		for (let at = 0; at < 6; at += 1) doc.getText('t').insert(at, String(at));
		const [one, , ...later] = updates;
		const second = updates[1];
		if (one === undefined || second === undefined) throw new Error('nothing was written');
		const withGap = Y.mergeUpdates([one, ...later]);
		const copy = new Y.Doc();
		for (const part of splitUpdate(withGap, 4)) Y.applyUpdate(copy, part);
		Y.applyUpdate(copy, second);
		expect(copy.getText('t').toString()).toBe('012345');
	});
});
