import { encode } from 'cborg';
import fc from 'fast-check';
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { describe, expect, it } from 'vitest';
import { isSignedBy } from '../identity/index.ts';
import {
	bytesToText,
	controlSpace,
	membersSpace,
	type ChainId,
	type EntryId,
	type PersonId
} from '../identity/index.ts';
import { secretSigner } from '../identity/testing.ts';
import {
	decodeEntry,
	decodeStored,
	encodeEntry,
	entryId,
	signedMessage,
	type Entry
} from './entry.ts';

const id = (fill: number, length = 32) => bytesToText(new Uint8Array(length).fill(fill));
const signer = secretSigner(new Uint8Array(32).fill(1));

const entry: Entry = {
	type: 'attendance.taken',
	space: membersSpace,
	device: signer.device,
	chain: id(2, 8) as ChainId,
	seq: 3,
	prev: id(3) as EntryId,
	by: id(4) as PersonId,
	auth: [id(5) as EntryId],
	deps: [id(6) as EntryId, id(7) as EntryId],
	at: 1_700_000_000_000,
	payload: { meeting: 'm', present: ['a', 'b'], isLate: false, note: null, count: 2 }
};

const founding: Entry = {
	...entry,
	space: controlSpace,
	seq: 0,
	prev: '',
	by: '',
	auth: [],
	deps: []
};
const nested = (depth: number): Entry['payload'] =>
	depth === 0 ? {} : { deeper: nested(depth - 1) };

const examples: readonly (readonly [name: string, entry: Entry])[] = [
	['a typical fact', entry],
	['a founding', founding],
	['an empty payload', { ...entry, payload: {} }],
	[
		'bytes, words and negative numbers',
		{ ...entry, payload: { b: new Uint8Array([1]), 名: '虚构', n: -5 } }
	],
	['the deepest nesting', { ...entry, payload: nested(15) }]
];

describe('an entry', () => {
	it.each(examples)('reads back as it was written: %s', (_, written) => {
		const { id: itsId, bytes } = encodeEntry(written);
		expect(decodeEntry(bytes)).toEqual({ ok: true, value: { id: itsId, entry: written, bytes } });
	});

	it('[I12] has the bytes, ids and signatures that are frozen in the fixture', async () => {
		const frozen = await Promise.all(
			examples.map(async ([name, written]) => {
				const { id: itsId, bytes } = encodeEntry(written);
				const signature = await signer.sign(signedMessage(itsId));
				expect(await isSignedBy(signer.device, signedMessage(itsId), signature)).toBe(true);
				return { name, id: itsId, bytes: bytesToHex(bytes), signature: bytesToHex(signature) };
			})
		);
		await expect(`${JSON.stringify(frozen, null, '\t')}\n`).toMatchFileSnapshot(
			'../../../../tests/fixtures/entries/entries-1.json'
		);
	});

	it('is about as large as it need be', () => {
		const typical = { meeting: id(1, 16), member: id(2, 16), is: 'late' };
		const { bytes } = encodeEntry({ ...entry, deps: [], payload: typical });
		expect(bytes.length).toBeLessThan(280);
	});
});

/** The entry's array with some of its places changed, as bytes. */
const withPlaces = (places: { readonly [at: number]: unknown }): Uint8Array => {
	const raw: unknown[] = [
		...[1, entry.type, entry.space, new Uint8Array(32).fill(1), new Uint8Array(8).fill(2), 3],
		...[new Uint8Array(32), new Uint8Array(32), [], [], 5, {}]
	];
	for (const [at, value] of Object.entries(places)) raw[Number(at)] = value;
	return encode(raw);
};

const faultOf = (bytes: Uint8Array) => {
	const read = decodeEntry(bytes);
	return read.ok ? undefined : read.error.code;
};

describe('[I12] an entry that a newer version wrote', () => {
	const read = (places: { readonly [at: number]: unknown }) => {
		const result = decodeEntry(withPlaces(places));
		if (!result.ok) throw new Error(result.error.code);
		return result.value;
	};

	it('is read as far as its envelope, and keeps its bytes', () => {
		const places = { 0: 2, 11: { secret: [1, 'two'] }, 12: 'one more' };
		const { id: itsId, entry: itsEntry, bytes } = read(places);
		const { entry: envelope } = read({});
		expect(itsEntry).toEqual({ ...envelope, payload: {}, version: 2 });
		expect(bytes).toEqual(withPlaces(places));
		expect(itsId).toBe(entryId(bytes));
		expect(decodeStored(bytes)).toEqual(itsEntry);
	});

	it('reads as the fixture says, which every later version keeps to', async () => {
		const { id: itsId, entry: itsEntry, bytes } = read({ 0: 2, 11: { secret: [1] }, 12: 'more' });
		const frozen = { id: itsId, entry: itsEntry, bytes: bytesToHex(bytes) };
		await expect(`${JSON.stringify(frozen, null, '\t')}\n`).toMatchFileSnapshot(
			'../../../../tests/fixtures/entries/newer-1.json'
		);
	});

	it('may have another payload, or none', () => {
		for (const payload of [null, 5, 'words', [], new Uint8Array(4)]) {
			expect(read({ 0: 7, 11: payload }).entry.version).toBe(7);
		}
	});

	it('is refused where its envelope is not that of every version', () => {
		expect(faultOf(withPlaces({ 0: 2, 3: new Uint8Array(31) }))).toBe('malformed');
		expect(faultOf(withPlaces({ 0: 2, 10: 'noon' }))).toBe('malformed');
		expect(faultOf(withPlaces({ 0: 2.5 }))).toBe('malformed');
		expect(faultOf(withPlaces({ 0: 2, 11: nested(16) }))).toBe('malformed');
		expect(faultOf(withPlaces({ 0: 2, 11: { a: 'x'.repeat(16_000) } }))).toBe('too_large');
		const bytes = withPlaces({ 0: 2, 11: 0, 12: 5 });
		// The last place as five in two bytes, where one is enough.
		expect(faultOf(new Uint8Array([...bytes.subarray(0, -1), 0x18, 0x05]))).toBe('malformed');
	});
});

/** The bytes of the entry with one piece of hex replaced by another. */
const spliced = (from: string, to: string) => {
	const hex = bytesToHex(encodeEntry({ ...entry, payload: { a: 1, b: 2 } }).bytes);
	expect(hex).toContain(from);
	return hexToBytes(hex.replace(from, to));
};

describe('bytes that are no entry', () => {
	it('is what has a wrong place', () => {
		expect(faultOf(withPlaces({}))).toBeUndefined();
		const wrong: readonly { readonly [at: number]: unknown }[] = [
			{ 0: 0 },
			{ 0: '1' },
			{ 1: '' },
			{ 1: 'x'.repeat(101) },
			{ 2: 5 },
			{ 3: new Uint8Array(31) },
			{ 4: new Uint8Array(9) },
			{ 5: -1 },
			{ 5: 1.5 },
			{ 6: new Uint8Array(16) },
			{ 7: null },
			{ 8: [new Uint8Array(31)] },
			{ 9: 'none' },
			{ 8: Array.from({ length: 65 }, () => new Uint8Array(32)) },
			{ 10: -5 },
			{ 11: [] },
			{ 11: new Uint8Array() },
			{ 12: 'one more' }
		];
		for (const places of wrong)
			expect([places, faultOf(withPlaces(places))]).toEqual([places, 'malformed']);
		expect(faultOf(new Uint8Array())).toBe('malformed');
		expect(faultOf(encode({}))).toBe('malformed');
	});

	it('is what has its keys in another order', () => {
		expect(faultOf(spliced('a2616101616202', 'a2616202616101'))).toBe('not_canonical');
	});

	it('is what has a key twice', () => {
		expect(faultOf(spliced('a2616101616202', 'a2616101616102'))).toBe('malformed');
	});

	it('is what writes a number longer than it need be', () => {
		expect(faultOf(spliced('a2616101616202', 'a261611801616202'))).toBe('malformed');
		expect(faultOf(spliced('a2616101616202', 'b802616101616202'))).toBe('malformed');
		expect(faultOf(spliced('a2616101616202', 'a26161f93c00616202'))).toBe('not_canonical');
	});

	it('is what has no fixed length', () => {
		expect(faultOf(spliced('a2616101616202', 'bf616101616202ff'))).toBe('malformed');
	});

	it('is what holds a value that is no plain data', () => {
		for (const value of [
			'f97e00',
			'f97c00',
			'f9fc00',
			'f7',
			'c101',
			'1b0020000000000000',
			'f98000'
		]) {
			const code = faultOf(spliced('a2616101616202', `a26161${value}616202`));
			expect([value, code]).toEqual([value, value === 'f98000' ? 'not_canonical' : 'malformed']);
		}
	});

	it('is what has text that is not UTF-8', () => {
		expect(faultOf(spliced('a2616101616202', 'a261ff01616202'))).toBe('not_canonical');
	});

	it('is what nests deeper than sixteen, on any machine', () => {
		expect(faultOf(withPlaces({ 11: nested(15) }))).toBeUndefined();
		expect(faultOf(withPlaces({ 11: nested(16) }))).toBe('malformed');
		expect(faultOf(withPlaces({ 11: nested(1_000) }))).toBe('malformed');
		expect(faultOf(new Uint8Array(16_000).fill(0x81))).toBe('malformed');
	});

	it('is what is larger than its space allows', () => {
		const large = (space: string, length: number) =>
			faultOf(withPlaces({ 2: space, 11: { a: 'x'.repeat(length) } }));
		expect(large('members', 7_900)).toBeUndefined();
		expect(large('members', 8_200)).toBe('too_large');
		expect(large('control', 16_000)).toBeUndefined();
		expect(large('control', 16_400)).toBe('too_large');
	});

	it('is never read as another entry with the same id, and never throws', () => {
		const { id: itsId, bytes } = encodeEntry(entry);
		fc.assert(
			fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
				const changed = Uint8Array.from(bytes);
				changed[at] = (changed[at] ?? 0) ^ flip;
				const read = decodeEntry(changed);
				expect(entryId(changed)).not.toBe(itsId);
				if (!read.ok) return;
				const { id: readId, entry: readEntry } = read.value;
				expect(readId).toBe(entryId(changed));
				if (readEntry.version === undefined) expect(encodeEntry(readEntry).id).toBe(readId);
				else expect(readEntry.payload).toEqual({});
			}),
			{ seed: 20_260_905, numRuns: 3_000 }
		);
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 300 }), (junk) => {
				decodeEntry(junk);
			}),
			{ seed: 20_260_906, numRuns: 3_000 }
		);
	});
});
