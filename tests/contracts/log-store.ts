import { describe, expect, it } from 'vitest';
import {
	advanced,
	nextEntry,
	signBatch,
	type ChainHead,
	type LogStore,
	type SignedEntry
} from '#lib/kernel/log/index.ts';
import {
	membersSpace,
	type ChainId,
	type PersonId,
	type WorkspaceId
} from '#lib/kernel/identity/index.ts';
import { secretSigner } from '#lib/kernel/identity/testing.ts';
import { newerEntry } from '../convergence/newer-entry.ts';

const workspace = 'A'.repeat(43) as WorkspaceId;
const person = 'B'.repeat(42) + 'A';
const alice = secretSigner(new Uint8Array(32).fill(1));

/** A chain of `count` entries by Alice, signed at its end. */
export const chainOf = (
	count: number,
	chain: string,
	start?: ChainHead
): Promise<readonly SignedEntry[]> => {
	let head: ChainHead = start ?? { space: membersSpace, chain: chain as ChainId, workspace };
	const entries = Array.from({ length: count }, (_, index) => {
		const next = nextEntry(head, alice.device, {
			type: 'thing.said',
			by: person as PersonId,
			auth: [],
			at: 1_000 + index,
			payload: { index }
		});
		head = advanced(head, next);
		return next;
	});
	return signBatch(entries, alice);
};

const first = 'AAAAAAAAAAE';
const second = 'AAAAAAAAAAI';

/** What every store of log entries must do. */
export const logStoreContract = (name: string, open: () => Promise<LogStore>): void => {
	describe(`log store: ${name}`, () => {
		it('gives back what it was given, byte for byte, in order of arrival', async () => {
			const store = await open();
			const entries = await chainOf(5, first);
			await store.append(entries.slice(0, 2), 7);
			await store.append(entries.slice(2), 8);
			const read = await store.after(0, 100);
			expect(read.map(({ id }) => id)).toEqual(entries.map(({ id }) => id));
			expect(read.map(({ bytes }) => [...bytes])).toEqual(entries.map(({ bytes }) => [...bytes]));
			expect(read.map(({ receivedAt }) => receivedAt)).toEqual([7, 7, 8, 8, 8]);
			expect(read.at(-1)?.signature).toEqual(entries.at(-1)?.signature);
			expect(read.map(({ entry }) => entry)).toEqual(entries.map(({ entry }) => entry));
		});

		it('[I12] gives back as it was what a newer version wrote, and what follows it', async () => {
			const store = await open();
			const head: ChainHead = { space: membersSpace, chain: first as ChainId, workspace };
			const said = { type: 'thing.sung', by: person as PersonId, auth: [], at: 1_000, payload: {} };
			const newer = newerEntry(head, alice.device, said, 'more');
			const entries = [newer, ...(await chainOf(1, first, advanced(head, newer)))];
			await store.append(entries, 7);
			const read = await store.after(0, 100);
			expect(read.map(({ bytes }) => [...bytes])).toEqual(entries.map(({ bytes }) => [...bytes]));
			expect(read.map(({ entry }) => entry)).toEqual(entries.map(({ entry }) => entry));
			expect(read[0]?.entry.version).toBe(2);
			expect(await store.tips(membersSpace)).toEqual([
				{ chain: first, seq: 1, id: entries[1]?.id }
			]);
		});

		it('keeps an entry once, however often it comes', async () => {
			const store = await open();
			const entries = await chainOf(3, first);
			expect(await store.append(entries, 1)).toHaveLength(3);
			expect(await store.append([...entries, ...entries], 2)).toHaveLength(0);
			expect(await store.after(0, 100)).toHaveLength(3);
		});

		it('continues after any position and stops at the limit', async () => {
			const store = await open();
			const entries = await chainOf(6, first);
			await store.append(entries, 1);
			const page = await store.after(0, 2);
			const next = await store.after(page.at(-1)?.position ?? 0, 3);
			expect(next.map(({ id }) => id)).toEqual(entries.slice(2, 5).map(({ id }) => id));
		});

		it('names the last entry of each chain as its tip', async () => {
			const store = await open();
			const [a, b] = [await chainOf(3, first), await chainOf(2, second)];
			await store.append(a.slice(0, 1), 1);
			await store.append([...a.slice(1), ...b], 2);
			expect(await store.tips(membersSpace)).toHaveLength(2);
			expect(await store.tips(membersSpace)).toEqual(
				expect.arrayContaining([
					{ chain: first, seq: 2, id: a[2]?.id },
					{ chain: second, seq: 1, id: b[1]?.id }
				])
			);
		});

		it('keeps both branches of a chain that forks, each with its tip', async () => {
			const store = await open();
			const trunk = await chainOf(2, first);
			const head = {
				space: membersSpace,
				chain: first as ChainId,
				workspace,
				tip: { chain: first as ChainId, seq: 0, id: trunk[0]?.id ?? ('' as never) }
			};
			const branch = await signBatch(
				[
					nextEntry(head, alice.device, {
						type: 'thing.denied',
						by: person as PersonId,
						auth: [],
						at: 5,
						payload: {}
					})
				],
				alice
			);
			await store.append(trunk, 1);
			await store.append(branch, 2);
			const ids = (await store.tips(membersSpace)).map(({ id }) => id).sort();
			expect(ids).toEqual([trunk[1]?.id, branch[0]?.id].sort());
			expect(await store.chain(membersSpace, first as ChainId, 1, 10)).toHaveLength(2);
		});

		it('starts from its checkpoint as it would from the entries themselves', async () => {
			const store = await open();
			await store.append(await chainOf(5_003, first), 7);
			await store.extendCheckpoint();
			const { position, entries } = await store.checkpoint();
			const rest = await store.after(position, 10_000);
			const all = await store.after(0, 10_000);
			expect(
				[...entries, ...rest].map(({ id, entry, receivedAt }) => ({ id, entry, receivedAt }))
			).toEqual(all.map(({ id, entry, receivedAt }) => ({ id, entry, receivedAt })));
			expect(all).toHaveLength(5_003);
		});

		it('reads a chain from any place and finds an entry by its id', async () => {
			const store = await open();
			const entries = await chainOf(5, first);
			await store.append([...entries, ...(await chainOf(2, second))], 1);
			const rest = await store.chain(membersSpace, first as ChainId, 3, 10);
			expect(rest.map(({ id }) => id)).toEqual(entries.slice(3).map(({ id }) => id));
			const fourth = entries[3];
			expect(fourth && (await store.get(fourth.id))?.entry).toEqual(fourth?.entry);
			expect(await store.get('none' as never)).toBeUndefined();
		});
	});
};
