import { readFileSync } from 'node:fs';
import { encode } from 'cborg';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesToText, type ObjectId, type Space } from '../identity/index.ts';
import { lock, unlock } from './box.ts';
import {
	readDocument,
	writeDocument,
	type DocumentId,
	type SealedDocument
} from './document-bytes.ts';
import { holdsHalf, openDocument, rekeyDocument, sealDocument, sealFull } from './document.ts';
import { epochKey, newEpochKey, type EpochKey } from './epoch-key.ts';
import { drawFrom, space, workspace } from './testing.ts';

const key = newEpochKey({ workspace, space, number: 1 }, drawFrom(1));
const newer = newEpochKey({ workspace, space, number: 2 }, drawFrom(2));
const record = bytesToText(new Uint8Array(16).fill(3)) as ObjectId;
const head = { record, version: 1 };
const contents = { name: '张虚构', identity: '110101199001011234', phones: ['13800005678'] };

const cardOf = (draw = drawFrom(4)) =>
	sealDocument({ ...head, kind: 'card' }, contents, { key, draw });
const fullOf = (draw = drawFrom(5)) => sealFull(head, contents, { key, draw });

/** The same key, as if it belonged elsewhere. */
const elsewhere = (place: Partial<Pick<EpochKey, 'workspace' | 'space'>>): EpochKey =>
	epochKey({ ...key, ...place }, key.secret);

const flipped = (bytes: Uint8Array, at: number): Uint8Array =>
	bytes.map((byte, index) => (index === at % bytes.length ? byte ^ 1 : byte));

describe('a card and a masked document', () => {
	it('open with the epoch’s key, and with no other', () => {
		for (const kind of ['card', 'masked'] as const) {
			const document = sealDocument({ ...head, kind }, contents, { key, draw: drawFrom(4) });
			expect(openDocument(document, key)).toEqual(contents);
			expect(openDocument(document, newer)).toBe(undefined);
		}
	});

	it('[I11] open in no other workspace, space, record, kind or version', () => {
		const document = cardOf();
		const moved: readonly Partial<SealedDocument>[] = [
			{ record: bytesToText(new Uint8Array(16)) as ObjectId },
			{ kind: 'masked' },
			{ version: 2 },
			{ id: bytesToText(new Uint8Array(32)) as DocumentId }
		];
		for (const change of moved)
			expect(openDocument({ ...document, ...change }, key)).toBe(undefined);
		const other = bytesToText(new Uint8Array(32).fill(9)) as EpochKey['workspace'];
		for (const under of [
			elsewhere({ workspace: other }),
			elsewhere({ space: 'records:2' as Space })
		]) {
			expect(openDocument({ ...document, epoch: under.id }, under)).toBe(undefined);
		}
	});
});

describe('a full document', () => {
	it('opens with both shares of its key', () => {
		const { document, share } = fullOf();
		expect(openDocument(document, key, share)).toEqual(contents);
		expect(holdsHalf(document, key)).toBe(true);
		expect(holdsHalf(document, newer)).toBe(false);
	});

	it('[I11] opens to no holder of the space’s key alone, whatever share they make up', () => {
		const { document, share } = fullOf();
		expect(openDocument(document, key)).toBe(undefined);
		const guesses = [new Uint8Array(32), flipped(share, 0), share.slice(1), document.nonce];
		for (const guess of guesses) expect(openDocument(document, key, guess)).toBe(undefined);
		// Nor does any key that the epoch's secret leads to fit the body as such.
		for (const purpose of ['facts', 'document', 'document-half', 'earlier']) {
			expect(unlock(key.cipher(purpose), document, new Uint8Array())).toBe(undefined);
		}
	});

	it('[I11] opens to nobody who has the relay’s share and another epoch’s key', () => {
		const { document, share } = fullOf();
		expect(openDocument(document, newer, share)).toBe(undefined);
		expect(openDocument({ ...document, half: undefined }, key, share)).toBe(undefined);
	});

	it('[I11] opens to one meaning: no other pair of shares fits its id', () => {
		const { document, share } = fullOf();
		const another = sealFull(head, { name: '另一个' }, { key, draw: drawFrom(6) });
		const mixed = { ...document, half: another.document.half };
		expect(openDocument(mixed, key, share)).toBe(undefined);
		expect(openDocument(document, key, another.share)).toBe(undefined);
	});

	it('takes a fresh id and share each time it is written', () => {
		const draw = drawFrom(7);
		const [one, two] = [fullOf(draw), fullOf(draw)];
		expect(one.document.id).not.toBe(two.document.id);
		expect(one.share).not.toEqual(two.share);
	});
});

describe('a new epoch', () => {
	it('locks each document anew, without the relay’s share, and leaves the old key behind', () => {
		const { document, share } = fullOf();
		const ways = { from: key, to: newer, draw: drawFrom(8) };
		const [full, card] = [rekeyDocument(document, ways), rekeyDocument(cardOf(), ways)];
		if (!full || !card) throw new Error('both were under the older key');
		expect(openDocument(full, newer, share)).toEqual(contents);
		expect(openDocument(card, newer)).toEqual(contents);
		expect([full.id, full.version, full.epoch]).toEqual([document.id, 1, newer.id]);
		expect(openDocument(full, key, share)).toBe(undefined);
		expect(openDocument(card, key)).toBe(undefined);
	});

	it('leaves alone what the older key does not open', () => {
		const ways = { from: newer, to: key, draw: drawFrom(8) };
		expect(rekeyDocument(fullOf().document, ways)).toBe(undefined);
		expect(rekeyDocument(cardOf(), ways)).toBe(undefined);
	});
});

describe('the bytes of a document', () => {
	it('say nothing of what is inside, and hide its length', () => {
		const bytes = Buffer.from(writeDocument(fullOf().document)).toString('latin1');
		for (const word of ['110101199001011234', Buffer.from('张虚构').toString('latin1')]) {
			expect(bytes).not.toContain(word);
		}
		const short = sealDocument({ ...head, kind: 'card' }, {}, { key, draw: drawFrom(4) });
		expect(cardOf().body.length).toBe(short.body.length);
	});

	it('read back as they were written, and as nothing else', () => {
		for (const document of [cardOf(), fullOf().document]) {
			const bytes = writeDocument(document);
			expect(readDocument(bytes)).toEqual(document);
			expect(readDocument(Uint8Array.from([...bytes, 0]))).toBe(undefined);
			expect(readDocument(bytes.slice(1))).toBe(undefined);
		}
		const card = cardOf();
		const strange = [
			{ ...card, version: 0 },
			{ ...card, version: 1.5 },
			{ ...card, half: new Uint8Array(60) },
			{ ...card, nonce: new Uint8Array(11) },
			{ ...card, body: new Uint8Array(15) },
			{ ...fullOf().document, half: undefined }
		];
		for (const document of strange) expect(readDocument(writeDocument(document))).toBe(undefined);
		expect(readDocument(encode([2, 1, 1, 1, 1, 1, 1, 1, 1]))).toBe(undefined);
		expect(readDocument('text')).toBe(undefined);
	});

	it('open to nothing when any of them has been changed', () => {
		const { document, share } = fullOf();
		const bytes = writeDocument(document);
		for (let at = 0; at < bytes.length; at++) {
			const read = readDocument(flipped(bytes, at));
			expect(read && openDocument(read, key, share)).toBe(undefined);
		}
	});

	it('never change', () => {
		const text = readFileSync('tests/fixtures/sealed/document-1.json', 'utf8');
		const pinned = JSON.parse(text) as Record<'secret' | 'card' | 'full' | 'share', string>;
		const { document, share } = fullOf();
		const [card, full] = [cardOf(), document].map((each) => bytesToText(writeDocument(each)));
		expect({ secret: bytesToText(key.secret), card, full, share: bytesToText(share) }).toEqual(
			pinned
		);
	});
});

describe('the keys of documents', () => {
	const places = fc.record({
		space: fc.constantFrom('records:1', 'records:2', 'records:11'),
		record: fc.uint8Array({ minLength: 16, maxLength: 16 }),
		kind: fc.constantFrom('card' as const, 'masked' as const),
		version: fc.integer({ min: 1, max: 2 ** 40 }),
		seed: fc.nat()
	});

	it('[I11] differ from document to document', () => {
		const made = ({ space: name, record: bytes, kind, version, seed }: Place) => {
			const under = elsewhere({ space: name as Space });
			const named = { record: bytesToText(bytes) as ObjectId, kind, version };
			const draw = drawFrom(seed);
			return { under, document: sealDocument(named, { name }, { key: under, draw }) };
		};
		type Place = typeof places extends fc.Arbitrary<infer T> ? T : never;
		fc.assert(
			fc.property(places, places, (a, b) => {
				const [one, two] = [made(a), made(b)];
				const isSame =
					one.document.id === two.document.id &&
					a.space === b.space &&
					one.document.record === two.document.record &&
					a.kind === b.kind &&
					a.version === b.version;
				// One's body in the other's place, with the other's key.
				const { nonce, body } = one.document;
				const moved = openDocument({ ...two.document, nonce, body }, two.under);
				expect(moved).toEqual(isSame ? { name: a.space } : undefined);
			}),
			{ seed: 11, numRuns: 500 }
		);
	});

	it('are nothing to whoever locks under the epoch’s key for facts', () => {
		const box = lock(key.cipher('facts'), encode(contents), new Uint8Array(), drawFrom(3));
		expect(openDocument({ ...cardOf(), ...box }, key)).toBe(undefined);
	});
});
