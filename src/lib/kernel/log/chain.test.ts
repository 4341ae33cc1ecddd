import { describe, expect, it } from 'vitest';
import {
	bytesToText,
	controlSpace,
	membersSpace,
	type ChainId,
	type EntryId,
	type PersonId,
	type WorkspaceId
} from '../identity/index.ts';
import { secretSigner } from '../identity/testing.ts';
import { authenticate } from './chain.ts';
import type { SignedEntry } from './entry.ts';
import { advanced, nextEntry, signBatch, type ChainHead } from './writer.ts';

const workspace = bytesToText(new Uint8Array(32).fill(9)) as WorkspaceId;
const chain = bytesToText(new Uint8Array(8).fill(1)) as ChainId;
const alice = secretSigner(new Uint8Array(32).fill(1));
const mallory = secretSigner(new Uint8Array(32).fill(2));
const start: ChainHead = { space: membersSpace, chain, workspace };

/** Entries after `head`, the last of them signed. */
const batch = async (count: number, head: ChainHead = start, signer = alice, words = 'said') => {
	const entries: SignedEntry[] = [];
	let at = head;
	for (let index = 0; index < count; index++) {
		const next = nextEntry(at, signer.device, {
			type: 'thing.said',
			by: bytesToText(new Uint8Array(32)) as PersonId,
			auth: [],
			at: index,
			payload: { index, words }
		});
		entries.push(next);
		at = advanced(at, next);
	}
	return { entries: await signBatch(entries, signer), head: at };
};

const nothing = () => undefined;
const knowing = (...entries: readonly SignedEntry[]) => {
	const byId = new Map(entries.map((each) => [each.id, each]));
	return (id: EntryId) => byId.get(id);
};
const ids = (entries: readonly SignedEntry[]) => entries.map(({ id }) => id);
const faultsOf = ({ faults }: { faults: ReadonlyMap<EntryId, string> }) => [...faults.values()];

describe('authenticating a chain', () => {
	it('takes all of it on the signature of its tip', async () => {
		const { entries } = await batch(5);
		expect(entries.filter(({ signature }) => signature)).toHaveLength(1);
		const { accepted, faults } = await authenticate(entries, workspace, nothing);
		expect(ids(accepted)).toEqual(ids(entries));
		expect(faults.size).toBe(0);
	});

	it('takes it in whatever order it came', async () => {
		const { entries } = await batch(5);
		const { accepted } = await authenticate(entries.toReversed(), workspace, nothing);
		expect(ids(accepted)).toEqual(ids(entries));
	});

	it('passes over what is known, and continues from there', async () => {
		const first = await batch(3);
		const second = await batch(2, first.head);
		const { accepted } = await authenticate(
			[...first.entries, ...second.entries],
			workspace,
			knowing(...first.entries)
		);
		expect(ids(accepted)).toEqual(ids(second.entries));
	});

	it('takes nothing that no later signature vouches for', async () => {
		const { entries } = await batch(3);
		const unsigned = entries.slice(0, 2);
		const result = await authenticate(unsigned, workspace, nothing);
		expect(result.accepted).toEqual([]);
		expect(faultsOf(result)).toEqual(['bad_signature', 'bad_signature']);
	});

	it('takes what an earlier signature vouches for, where a later one is false', async () => {
		const first = await batch(2);
		const second = await batch(2, first.head);
		const [third, fourth] = second.entries;
		if (!third || !fourth) throw new Error('a batch of two');
		const forged = { ...fourth, signature: new Uint8Array(64).fill(3) };
		const result = await authenticate([...first.entries, third, forged], workspace, nothing);
		expect(ids(result.accepted)).toEqual(ids(first.entries));
		expect(faultsOf(result)).toEqual(['bad_signature', 'bad_signature']);
	});

	it('judges each branch of a fork by itself', async () => {
		const trunk = await batch(2);
		const left = await batch(2, trunk.head, alice, 'left');
		const right = await batch(2, trunk.head, alice, 'right');
		const [, falseTip] = right.entries;
		if (!falseTip) throw new Error('a batch of two');
		const broken = [right.entries[0], { ...falseTip, signature: new Uint8Array(64) }] as const;
		const whole = await authenticate(
			[...trunk.entries, ...left.entries, ...right.entries],
			workspace,
			nothing
		);
		expect(whole.accepted).toHaveLength(6);
		const half = await authenticate(
			[...trunk.entries, ...left.entries, ...(broken as readonly SignedEntry[])],
			workspace,
			nothing
		);
		expect(ids(half.accepted).sort()).toEqual(ids([...trunk.entries, ...left.entries]).sort());
	});

	it('lets entries wait for one that is missing in the middle', async () => {
		const { entries } = await batch(4);
		const result = await authenticate(
			entries.filter((_, index) => index !== 1),
			workspace,
			nothing
		);
		expect(result.accepted).toEqual([]);
		expect([...result.faults]).toEqual([
			[entries[2]?.id, 'waiting'],
			[entries[3]?.id, 'waiting'],
			[entries[0]?.id, 'bad_signature']
		]);
	});

	it('takes no entry of another device into the chain', async () => {
		const own = await batch(2);
		const foreign = await batch(1, own.head, mallory);
		const result = await authenticate([...own.entries, ...foreign.entries], workspace, nothing);
		expect(ids(result.accepted)).toEqual(ids(own.entries));
		expect(faultsOf(result)).toEqual(['broken_chain']);
	});

	it('takes no entry that jumps to another chain, space or place', async () => {
		const own = await batch(2);
		const tip = own.head.tip;
		if (!tip) throw new Error('a head with a tip');
		const heads: readonly ChainHead[] = [
			{ ...own.head, chain: bytesToText(new Uint8Array(8).fill(2)) as ChainId },
			{ ...own.head, space: controlSpace },
			{ ...own.head, tip: { ...tip, seq: tip.seq + 1 } }
		];
		for (const head of heads) {
			const jumping = await batch(1, head);
			const result = await authenticate([...own.entries, ...jumping.entries], workspace, nothing);
			expect(faultsOf(result)).toEqual(['broken_chain']);
		}
	});

	it('takes no chain of another workspace, and no second founding', async () => {
		const other = bytesToText(new Uint8Array(32).fill(8)) as WorkspaceId;
		const foreign = await batch(2, { ...start, workspace: other });
		expect(faultsOf(await authenticate(foreign.entries, workspace, nothing))).toEqual([
			'broken_chain',
			'broken_chain'
		]);
		const founding = await batch(1, { ...start, workspace: '' });
		expect(faultsOf(await authenticate(founding.entries, workspace, nothing))).toEqual([
			'broken_chain'
		]);
		const [first] = founding.entries;
		const itself = first?.id as string as WorkspaceId;
		expect((await authenticate(founding.entries, itself, nothing)).accepted).toHaveLength(1);
	});
});

describe('signing a batch', () => {
	it('signs on the way where a message could not hold it whole', async () => {
		const { entries } = await batch(600, start, alice, 'x'.repeat(300));
		const runs: number[] = [0];
		for (const { bytes, signature } of entries) {
			runs.push((runs.pop() ?? 0) + bytes.length);
			if (signature) runs.push(0);
		}
		expect(entries.at(-1)?.signature).toBeDefined();
		expect(Math.max(...runs)).toBeLessThan(80 * 1024);
		expect((await authenticate(entries, workspace, nothing)).accepted).toHaveLength(600);
	});

	it('has nothing to sign where there is nothing', async () => {
		expect(await signBatch([], alice)).toEqual([]);
	});
});
