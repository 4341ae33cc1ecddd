import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesToText, textToBytes, type ChainId, type EntryId } from '../identity/index.ts';
import { decodeEntry, nextEntry, type Data, type Entry } from '../log/index.ts';
import { encode } from 'cborg';
import { lock } from './box.ts';
import { newEpochKey, type EpochKey } from './epoch-key.ts';
import {
	documentRead,
	openFact,
	readType,
	sealedType,
	sealFact,
	sealReading,
	type InnerEvent
} from './fact.ts';
import { pad } from './padding.ts';
import { drawFrom, person, space, workspace } from './testing.ts';

const key = newEpochKey({ workspace, space, number: 1 }, drawFrom(1));
const keys = (id: string) => (id === key.id ? key : undefined);
const id = (fill: number) => bytesToText(new Uint8Array(32).fill(fill));

const envelope = {
	space,
	device: id(1) as Entry['device'],
	chain: bytesToText(new Uint8Array(8).fill(2)) as ChainId,
	seq: 3,
	prev: id(4) as EntryId,
	by: person,
	auth: [id(5) as EntryId],
	deps: [id(6) as EntryId],
	at: 1_700_000_000_000
};

const sealed = (event: InnerEvent, under: EpochKey = key, seed = 2): Entry => ({
	...envelope,
	type: sealedType,
	payload: sealFact(under, envelope, event, drawFrom(seed))
});

const said = (text: string): InnerEvent => ({ type: 'word.said', payload: { text } });

describe('a sealed fact', () => {
	it('gives its event to whoever holds the key, and waits where nobody does', () => {
		const entry = sealed(said('虚构'));
		expect(openFact(entry, keys)).toEqual({ ok: true, value: said('虚构') });
		expect(openFact(entry, () => undefined)).toEqual({ ok: false, error: { code: 'no_key' } });
	});

	it('shows neither type nor payload in its bytes', () => {
		const { payload } = sealed(said('虚构的秘密'));
		const text = Buffer.from(encode(payload)).toString('latin1');
		expect(text).not.toContain('word.said');
		expect(text).not.toContain(Buffer.from('虚构的秘密').toString('latin1'));
	});

	it('opens nowhere but in the very entry it was made for', () => {
		const entry = sealed(said('虚构'));
		const moved: readonly Partial<Entry>[] = [
			{ device: id(9) as Entry['device'] },
			{ chain: bytesToText(new Uint8Array(8).fill(9)) as ChainId },
			{ seq: 4 },
			{ prev: id(9) as EntryId },
			{ by: id(9) as Entry['by'] },
			{ auth: [] },
			{ deps: [] },
			{ at: 0 },
			{ space: 'records:2' as Entry['space'] }
		];
		for (const change of moved) {
			expect(openFact({ ...entry, ...change }, keys)).toEqual({
				ok: false,
				error: { code: 'bad_ciphertext' }
			});
		}
	});

	it('says so when any byte has been changed', () => {
		const entry = sealed(said('虚构'));
		for (const field of ['nonce', 'body'] as const) {
			const bytes = Uint8Array.from(entry.payload[field] as Uint8Array);
			bytes[5] = (bytes[5] ?? 0) ^ 1;
			const altered = { ...entry, payload: { ...entry.payload, [field]: bytes } };
			expect(openFact(altered, keys)).toMatchObject({ error: { code: 'bad_ciphertext' } });
		}
	});

	it('is nothing where its payload has another shape, or its author locked something else', () => {
		const entry = sealed(said('虚构'));
		const { epoch } = entry.payload;
		const junk: readonly Entry['payload'][] = [
			{},
			{ ...entry.payload, more: 1 },
			{ ...entry.payload, nonce: new Uint8Array(11) },
			{ ...entry.payload, body: new Uint8Array(8) },
			{ ...entry.payload, epoch: 'text' },
			{ ...entry.payload, epoch: new Uint8Array(31) }
		];
		const context = encode([
			...['tongban/fact/1', entry.space, entry.device, entry.chain, entry.seq],
			...[entry.prev, entry.by, entry.auth, entry.deps, entry.at]
		]);
		const contents = [
			encode([1, {}]),
			encode(['a', []]),
			encode(['a', {}, 1]),
			Uint8Array.of(0xff)
		];
		const locked = contents.map((content) => ({
			epoch: epoch ?? null,
			...lock(key.cipher('facts'), pad(content, { least: 128 }), context, drawFrom(3))
		}));
		for (const payload of [...junk, ...locked]) {
			expect(openFact({ ...entry, payload }, keys)).toEqual({
				ok: false,
				error: { code: 'bad_ciphertext' }
			});
		}
	});

	it('hides short words behind one length, and fits an entry where the clear one does', () => {
		const short = ['一', '一二三四五', ''].map((text) => sealed(said(text)).payload['body']);
		expect(new Set(short.map((body) => (body as Uint8Array).length)).size).toBe(1);
		const head = { space, chain: envelope.chain, workspace };
		const longest = sealed(said('说'.repeat(2_400)));
		const entry = nextEntry(head, envelope.device, longest);
		expect(entry.bytes.length).toBeLessThanOrEqual(8_192);
	});

	it('gives back every event it was given', () => {
		const data: fc.Arbitrary<Data> = fc.oneof(
			fc.string(),
			fc.integer(),
			fc.boolean(),
			fc.uint8Array({ maxLength: 40 }),
			fc.array(fc.string(), { maxLength: 4 })
		);
		const event = fc.record({ type: fc.string(), payload: fc.dictionary(fc.string(), data) });
		fc.assert(
			fc.property(event, fc.nat(), (inner, seed) => {
				const opened = openFact(sealed(inner, key, seed), keys);
				expect(opened.ok && encode(opened.value)).toEqual(encode(inner));
			}),
			{ seed: 5, numRuns: 200 }
		);
	});

	it('has bytes that never change', () => {
		const text = readFileSync('tests/fixtures/sealed/fact-1.json', 'utf8');
		const pinned = JSON.parse(text) as {
			readonly bytes: string;
			readonly secret: string;
			readonly event: InnerEvent;
		};
		expect(bytesToText(key.secret)).toBe(pinned.secret);
		const head = { space, chain: envelope.chain, workspace };
		const { bytes } = nextEntry(
			{ ...head, tip: { ...envelope, id: envelope.prev, seq: 2 } },
			envelope.device,
			sealed(pinned.event)
		);
		expect(bytesToText(bytes)).toBe(pinned.bytes);
		const read = decodeEntry(textToBytes(pinned.bytes) ?? new Uint8Array());
		expect(read.ok && openFact(read.value.entry, keys)).toEqual({ ok: true, value: pinned.event });
	});
});

describe('a read fact', () => {
	const document = id(7);
	const inside = { record: 'r', reason: 'official', note: '虚构的缘由' };
	const reading = (payload: InnerEvent['payload'] = { document, ...inside }): Entry => ({
		...envelope,
		type: readType,
		payload: sealReading(key, envelope, payload, drawFrom(2))
	});
	const bad = { ok: false, error: { code: 'bad_ciphertext' } };

	it('tells everybody of which document it is, and only holders why', () => {
		const entry = reading();
		expect(documentRead(entry)).toBe(document);
		expect(openFact(entry, keys)).toEqual({
			ok: true,
			value: { type: readType, payload: { document, ...inside } }
		});
		expect(openFact(entry, () => undefined)).toEqual({ ok: false, error: { code: 'no_key' } });
		const text = Buffer.from(encode(entry.payload)).toString('latin1');
		for (const word of ['official', Buffer.from('虚构的缘由').toString('latin1')]) {
			expect(text).not.toContain(word);
		}
	});

	it('[I11] is about no other document, and stands in no other entry', () => {
		const entry = reading();
		const other = { ...entry.payload, document: new Uint8Array(32).fill(8) };
		expect(openFact({ ...entry, payload: other }, keys)).toEqual(bad);
		expect(openFact({ ...entry, seq: 4 }, keys)).toEqual(bad);
		for (const junk of [new Uint8Array(31), 'text']) {
			const payload = { ...entry.payload, document: junk };
			expect(documentRead({ ...entry, payload })).toBe(undefined);
			expect(openFact({ ...entry, payload }, keys)).toEqual(bad);
		}
	});

	it('[I11] cannot hide in a sealed fact, nor another fact in it', () => {
		const hidden = sealed({ type: readType, payload: { document, ...inside } });
		expect(documentRead(hidden)).toBe(undefined);
		expect(openFact(hidden, keys)).toEqual(bad);
		const bytes = textToBytes(document) ?? new Uint8Array();
		const context = encode([
			...['tongban/read/1', bytes, envelope.space, envelope.device, envelope.chain, envelope.seq],
			...[envelope.prev, envelope.by, envelope.auth, envelope.deps, envelope.at]
		]);
		const content = pad(encode(['word.said', {}]), { least: 128 });
		const box = lock(key.cipher('facts'), content, context, drawFrom(3));
		const payload = { ...reading().payload, ...box };
		expect(openFact({ ...envelope, type: readType, payload }, keys)).toEqual(bad);
	});

	it('takes the document from outside, whatever is said inside', () => {
		const bytes = textToBytes(document) ?? new Uint8Array();
		const context = encode([
			...['tongban/read/1', bytes, envelope.space, envelope.device, envelope.chain, envelope.seq],
			...[envelope.prev, envelope.by, envelope.auth, envelope.deps, envelope.at]
		]);
		const content = pad(encode([readType, { document: id(9) }]), { least: 128 });
		const box = lock(key.cipher('facts'), content, context, drawFrom(3));
		const payload = { ...reading().payload, ...box };
		expect(openFact({ ...envelope, type: readType, payload }, keys)).toEqual({
			ok: true,
			value: { type: readType, payload: { document } }
		});
	});

	it('has bytes that never change', () => {
		const pinned = readFileSync('tests/fixtures/sealed/read-1.json', 'utf8');
		const head = { space, chain: envelope.chain, workspace };
		const tip = { ...envelope, id: envelope.prev, seq: 2 };
		const { bytes } = nextEntry({ ...head, tip }, envelope.device, reading());
		expect({ bytes: bytesToText(bytes) }).toEqual(JSON.parse(pinned));
		const read = decodeEntry(bytes);
		expect(read.ok && openFact(read.value.entry, keys)).toMatchObject({ ok: true });
	});
});
