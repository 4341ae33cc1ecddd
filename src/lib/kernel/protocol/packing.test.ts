import { describe, expect, it } from 'vitest';
import {
	bytesToText,
	membersSpace,
	type ChainId,
	type PersonId,
	type WorkspaceId
} from '../identity/index.ts';
import { secretSigner } from '../identity/testing.ts';
import {
	advanced,
	authenticate,
	entryId,
	nextEntry,
	signBatch,
	type ChainHead,
	type SignedEntry
} from '../log/index.ts';
import { MAX_PUT_BYTES, writeFrame } from './frames.ts';
import { fromWire, packEntries, toWire } from './packing.ts';

const workspace = bytesToText(new Uint8Array(32).fill(9)) as WorkspaceId;
const alice = secretSigner(new Uint8Array(32).fill(1));

const chainOf = async (count: number, fill: number, words: string, from?: ChainHead) => {
	const chain = bytesToText(new Uint8Array(8).fill(fill)) as ChainId;
	let head: ChainHead = from ?? { space: membersSpace, chain, workspace };
	const entries = Array.from({ length: count }, (_, index) => {
		const said = { type: 'thing.said', by: bytesToText(new Uint8Array(32)) as PersonId, auth: [] };
		const next = nextEntry(head, alice.device, { ...said, at: index, payload: { words } });
		head = advanced(head, next);
		return next;
	});
	return { entries: await signBatch(entries, alice), head };
};

describe('packing entries into messages', () => {
	it('fills messages that each can be verified with what came before', async () => {
		const { entries } = await chainOf(2_000, 1, 'x'.repeat(200));
		const packed = packEntries(entries);
		const known = new Map<string, SignedEntry>();
		for (const message of packed) {
			const frame = writeFrame({ type: 'put', entries: toWire(message) });
			expect(frame.length).toBeLessThanOrEqual(MAX_PUT_BYTES);
			const { accepted, faults } = await authenticate(message, workspace, (id) => known.get(id));
			expect(faults.size).toBe(0);
			for (const each of accepted) known.set(each.id, each);
		}
		expect(packed.flat().map(({ id }) => id)).toEqual(entries.map(({ id }) => id));
		expect(packed).toHaveLength(4);
	});

	it('keeps interleaved chains and branches apart', async () => {
		const trunk = await chainOf(1, 1, 'trunk');
		const left = await chainOf(3, 1, 'left', trunk.head);
		const right = await chainOf(3, 1, 'right', trunk.head);
		const other = await chainOf(3, 2, 'other');
		const woven = [0, 1, 2].flatMap((at) =>
			[left, right, other].flatMap(({ entries }) => entries.slice(at, at + 1))
		);
		const packed = packEntries([...trunk.entries, ...woven], 1_200);
		const known = new Map<string, SignedEntry>();
		for (const message of packed) {
			const { accepted, faults } = await authenticate(message, workspace, (id) => known.get(id));
			expect([...faults]).toEqual([]);
			for (const each of accepted) known.set(each.id, each);
		}
		expect(known.size).toBe(10);
		expect(packed.length).toBeGreaterThan(1);
	});

	it('leaves behind what nothing vouches for', async () => {
		const { entries } = await chainOf(3, 1, 'said');
		expect(packEntries(entries.slice(0, 2))).toEqual([]);
	});

	it('tells by id which entries cannot be read', async () => {
		const { entries } = await chainOf(1, 1, 'said');
		const junk = { bytes: new Uint8Array([1, 2, 3]) };
		const read = fromWire([...toWire(entries), junk]);
		expect(read.entries).toEqual(entries);
		expect(read.refused).toEqual([{ id: entryId(junk.bytes), code: 'malformed' }]);
	});
});
