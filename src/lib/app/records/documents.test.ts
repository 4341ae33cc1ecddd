import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { bytesToText, type ObjectId } from '#lib/kernel/identity/index.ts';
import type { DocumentId, DocumentKind, EpochId } from '#lib/kernel/sealed/index.ts';
import { writeDocument } from '#lib/kernel/sealed/index.ts';
import {
	currentIn,
	documentsIn,
	forgetReplaced,
	relockIn,
	removeFrom,
	replacedOf,
	replaceIn
} from './documents.ts';

const record = bytesToText(new Uint8Array(16).fill(1)) as ObjectId;
const another = bytesToText(new Uint8Array(16).fill(2)) as ObjectId;
const idOf = (seed: number) => bytesToText(new Uint8Array(32).fill(seed)) as DocumentId;

const documentOf = (seed: number, version = 1, kind: DocumentKind = 'full', of = record) => ({
	...{ id: idOf(seed), record: of, kind, version },
	epoch: bytesToText(new Uint8Array(32)) as EpochId,
	nonce: new Uint8Array(12),
	body: new Uint8Array(32).fill(seed),
	half: kind === 'full' ? new Uint8Array(60) : undefined
});

/** Two devices' copies that have come to the same; then each goes on by itself, and they meet again. */
const apart = (before: Y.Doc, one: (doc: Y.Doc) => void, two: (doc: Y.Doc) => void) => {
	const [a, b] = [new Y.Doc(), new Y.Doc()];
	for (const doc of [a, b]) Y.applyUpdate(doc, Y.encodeStateAsUpdate(before));
	one(a);
	two(b);
	Y.applyUpdate(a, Y.encodeStateAsUpdate(b));
	Y.applyUpdate(b, Y.encodeStateAsUpdate(a));
	return [a, b] as const;
};

describe('the documents in a draft', () => {
	it('take the place of those of the same record and kind, whose shares may go', () => {
		const doc = new Y.Doc();
		const [masked, elsewhere] = [documentOf(2, 1, 'masked'), documentOf(3, 1, 'full', another)];
		for (const each of [documentOf(1), masked, elsewhere]) replaceIn(doc, each);
		replaceIn(doc, documentOf(4, 2));
		expect(currentIn(doc, record, 'full')).toEqual(documentOf(4, 2));
		expect(currentIn(doc, record, 'masked')).toEqual(masked);
		expect(currentIn(doc, another, 'full')).toEqual(elsewhere);
		expect(currentIn(doc, another, 'card')).toBe(undefined);
		expect(replacedOf(doc)).toEqual([idOf(1)]);
		forgetReplaced(doc, [idOf(1)]);
		expect(replacedOf(doc)).toEqual([]);
	});

	it('are read alike by all where two devices have written at once, and the next one tidies up', () => {
		const before = new Y.Doc();
		replaceIn(before, documentOf(1));
		const copies = apart(
			before,
			(doc) => replaceIn(doc, documentOf(9, 2)),
			(doc) => replaceIn(doc, documentOf(5, 2))
		);
		for (const doc of copies) expect(currentIn(doc, record, 'full')?.id).toBe(idOf(5));
		const [doc] = copies;
		replaceIn(doc, documentOf(3, 3));
		expect(documentsIn(doc).map(({ id }) => id)).toEqual([idOf(3)]);
		expect([...replacedOf(doc)].sort()).toEqual([idOf(1), idOf(5), idOf(9)].sort());
	});

	it('lose no newer version to whoever locks an older one anew at the same time', () => {
		const before = new Y.Doc();
		replaceIn(before, documentOf(1));
		const relocked = { ...documentOf(1), half: new Uint8Array(60).fill(7) };
		const copies = apart(
			before,
			(doc) => replaceIn(doc, documentOf(2, 2)),
			(doc) => relockIn(doc, [relocked])
		);
		for (const doc of copies) {
			expect(currentIn(doc, record, 'full')?.id).toBe(idOf(2));
			// A share that something still stands for is not dropped.
			expect(replacedOf(doc)).toEqual(documentsIn(doc).length > 1 ? [] : [idOf(1)]);
		}
	});

	it('are gone with their record', () => {
		const doc = new Y.Doc();
		const elsewhere = documentOf(3, 1, 'full', another);
		for (const each of [documentOf(1), documentOf(2, 1, 'masked'), elsewhere]) replaceIn(doc, each);
		removeFrom(doc, record);
		expect(documentsIn(doc)).toEqual([elsewhere]);
		expect(replacedOf(doc)).toEqual([idOf(1)]);
	});

	it('are no junk that somebody has put there, nor a document under another’s name', () => {
		const doc = new Y.Doc();
		const map = doc.getMap('documents');
		map.set('text', 'text');
		map.set(idOf(1), new Uint8Array(5));
		map.set(idOf(2), writeDocument(documentOf(3)));
		expect(documentsIn(doc)).toEqual([]);
	});
});
