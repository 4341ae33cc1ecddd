/** What every store of the relay must keep to, whatever it is made of. */
import { describe, expect, test } from 'vitest';
import type { EntryRow, Store } from '../../server/store/index.ts';

/** A store to try, and how to look at it again after it was closed. */
export type StoreUnderTest = {
	readonly store: Store;
	/** Closes and opens again; `undefined` for stores that end with the process. */
	readonly reopen: (() => Promise<Store>) | undefined;
	readonly dispose: () => Promise<void>;
};

const space = { workspace: 'w/1', space: 'members' };
const bytes = (...values: readonly number[]): Uint8Array => Uint8Array.from(values);

const entry = (chain: string, seq: number, id = `${chain}${seq}`): EntryRow => ({
	chain,
	seq,
	id,
	bytes: bytes(seq, 1, 2),
	receivedAt: 1_700_000_000_000 + seq
});

const plain = <T>(value: T): T => structuredClone(value);

/** Runs the contract against one kind of store. */
export const storeContract = (name: string, open: () => Promise<StoreUnderTest>): void => {
	const withStore = async (run: (subject: StoreUnderTest) => Promise<void>): Promise<void> => {
		const subject = await open();
		try {
			await run(subject);
		} finally {
			await subject.dispose();
		}
	};

	describe(`the ${name} store keeps log entries`, () => {
		test('numbers entries from 1 in the order they were asked for', () =>
			withStore(async ({ store }) => {
				const [first, second] = await Promise.all([
					store.appendEntries(space, [entry('a', 0), entry('a', 1)]),
					store.appendEntries(space, [entry('b', 0)])
				]);
				expect(first).toEqual([1, 2]);
				expect(second).toEqual([3]);
				expect(plain(await store.readEntries(space, 1, 10))).toEqual([
					{ ...entry('a', 0), position: 1 },
					{ ...entry('a', 1), position: 2 },
					{ ...entry('b', 0), position: 3 }
				]);
			}));

		test('reads from a position, no more than asked for', () =>
			withStore(async ({ store }) => {
				await store.appendEntries(
					space,
					Array.from({ length: 300 }, (_, seq) => entry('a', seq))
				);
				const positions = (await store.readEntries(space, 255, 4)).map(({ position }) => position);
				expect(positions).toEqual([255, 256, 257, 258]);
				expect(await store.readEntries(space, 301, 4)).toEqual([]);
			}));

		test('writes an entry once, however often and at once it is asked to', () =>
			withStore(async ({ store }) => {
				const answers = await Promise.all(
					Array.from({ length: 20 }, () =>
						store.appendEntries(space, [entry('a', 0), entry('a', 1)])
					)
				);
				for (const answer of answers) expect(answer).toEqual([1, 2]);
				expect(await store.appendEntries(space, [entry('a', 1), entry('a', 2)])).toEqual([2, 3]);
				expect(await store.readEntries(space, 1, 10)).toHaveLength(3);
			}));

		test('keeps both branches of a forked chain and names both tips', () =>
			withStore(async ({ store }) => {
				await store.appendEntries(space, [entry('a', 0), entry('a', 1, 'x'), entry('a', 1, 'y')]);
				await store.appendEntries(space, [entry('b', 0), entry('b', 7, 'z')]);
				expect(await store.readTips(space)).toEqual([
					{ chain: 'a', seq: 1, ids: ['x', 'y'] },
					{ chain: 'b', seq: 7, ids: ['z'] }
				]);
			}));

		test('reads one chain from a seq on', () =>
			withStore(async ({ store }) => {
				const rows = Array.from({ length: 20 }, (_, seq) => [entry('a', seq), entry('b', seq)]);
				await store.appendEntries(space, rows.flat());
				const read = await store.readChain(space, 'b', 15, 3);
				expect(plain(read)).toEqual([
					{ ...entry('b', 15), position: 32 },
					{ ...entry('b', 16), position: 34 },
					{ ...entry('b', 17), position: 36 }
				]);
			}));

		test('keeps spaces apart whose names begin alike or hold a separator', () =>
			withStore(async ({ store }) => {
				const spaces = [
					{ workspace: 'w', space: 'a' },
					{ workspace: 'w', space: 'a/b' },
					{ workspace: 'w/a', space: 'b' },
					{ workspace: 'w', space: 'a0' },
					{ workspace: '同伴', space: '会议' }
				];
				for (const [at, one] of spaces.entries()) {
					expect(await store.appendEntries(one, [entry('c', at)])).toEqual([1]);
				}
				for (const [at, one] of spaces.entries()) {
					const read = await store.readEntries(one, 1, 10);
					expect(read.map(({ seq }) => seq)).toEqual([at]);
				}
				const listed = await store.listSpaces();
				expect(new Set(listed.map((one) => JSON.stringify(one)))).toEqual(
					new Set(spaces.map((one) => JSON.stringify(one)))
				);
			}));

		test('knows nothing of a space nobody wrote to', () =>
			withStore(async ({ store }) => {
				expect(await store.readEntries(space, 1, 10)).toEqual([]);
				expect(await store.readTips(space)).toEqual([]);
				expect(await store.readChain(space, 'a', 0, 10)).toEqual([]);
				expect(await store.listSpaces()).toEqual([]);
			}));

		test('goes on counting and still knows its entries after it was opened again', () =>
			withStore(async ({ store, reopen }) => {
				await store.appendEntries(space, [entry('a', 0), entry('a', 1)]);
				const again = await reopen?.();
				if (again === undefined) return;
				expect(await again.appendEntries(space, [entry('a', 1), entry('a', 2)])).toEqual([2, 3]);
				expect(await again.readTips(space)).toEqual([{ chain: 'a', seq: 2, ids: ['a2'] }]);
			}));
	});

	describe(`the ${name} store keeps an index of recovery keys`, () => {
		const introduction = (chain: string, recovery: string) => ({ ...entry(chain, 0), recovery });

		test('enters a key with the entry that names it, and finds nobody under another', () =>
			withStore(async ({ store }) => {
				const other = { workspace: 'w/0', space: 'control' };
				await store.appendEntries(space, [introduction('b', 'k'), entry('b', 1)]);
				await store.appendEntries(space, [introduction('a', 'k'), introduction('c', 'k2')]);
				await store.appendEntries(other, [introduction('d', 'k')]);
				expect(await store.findRecovery('k')).toEqual([
					{ key: 'k', workspace: 'w/0', person: 'd0' },
					{ key: 'k', workspace: 'w/1', person: 'a0' },
					{ key: 'k', workspace: 'w/1', person: 'b0' }
				]);
				expect(await store.findRecovery('')).toEqual([]);
				const [row] = await store.readEntries(space, 1, 1);
				expect(row).not.toHaveProperty('recovery');
			}));

		test('can be given what was written before there was an index, and knows that it was', () =>
			withStore(async ({ store, reopen }) => {
				expect(await store.hasRecoveryIndex()).toBe(false);
				const row = { key: 'k', workspace: 'w', person: 'p' };
				await store.writeRecoveryIndex([row]);
				expect(await store.hasRecoveryIndex()).toBe(true);
				const again = (await reopen?.()) ?? store;
				expect(await again.hasRecoveryIndex()).toBe(true);
				expect(await again.findRecovery('k')).toEqual([row]);
			}));
	});

	describe(`the ${name} store keeps shares of keys`, () => {
		const place = { ...space, document: 'd/1' };

		test('answers a share as it was kept, also after it was opened again, and nowhere else', () =>
			withStore(async ({ store, reopen }) => {
				expect(await store.readShare(place)).toBe(undefined);
				await store.keepShare(place, bytes(1, 2, 3));
				const again = (await reopen?.()) ?? store;
				expect(plain(await again.readShare(place))).toEqual(bytes(1, 2, 3));
				const others = [
					{ ...place, document: 'd' },
					{ ...place, space: 'members/d' },
					{ ...place, workspace: 'w' }
				];
				for (const other of others) expect(await again.readShare(other)).toBe(undefined);
			}));

		test('remembers against which facts a share was given', () =>
			withStore(async ({ store, reopen }) => {
				expect(await store.isSpent(place, 'fact')).toBe(false);
				await store.spendFact(place, 'fact');
				const again = (await reopen?.()) ?? store;
				expect(await again.isSpent(place, 'fact')).toBe(true);
				expect(await again.isSpent(place, 'fac')).toBe(false);
				expect(await again.isSpent({ ...place, document: 'd' }, 'fact')).toBe(false);
			}));

		test('forgets a share with all that was noted of it, and no other', () =>
			withStore(async ({ store, reopen }) => {
				const other = { ...place, document: 'd/10' };
				for (const each of [place, other]) {
					await store.keepShare(each, bytes(7));
					await store.spendFact(each, 'fact');
				}
				await store.dropShare(place);
				await store.dropShare({ ...place, document: 'unknown' });
				const again = (await reopen?.()) ?? store;
				expect(await again.readShare(place)).toBe(undefined);
				expect(await again.isSpent(place, 'fact')).toBe(false);
				expect(plain(await again.readShare(other))).toEqual(bytes(7));
				expect(await again.isSpent(other, 'fact')).toBe(true);
			}));
	});

	describe(`the ${name} store keeps counts and rulings`, () => {
		test('answers a count as it was last written', () =>
			withStore(async ({ store, reopen }) => {
				expect(await store.readCount('day/a')).toBe(undefined);
				const [a, b] = [
					{ name: 'day/a', period: 20_000, value: 5 },
					{ name: 'day/b', period: 20_001, value: 0 }
				];
				await store.writeCounts([{ ...a, value: 4 }, b]);
				await store.writeCounts([a]);
				const again = (await reopen?.()) ?? store;
				expect(await again.readCount('day/a')).toEqual(a);
				expect(await again.readCount('day/b')).toEqual(b);
			}));

		test('lists what has been ruled and not been taken back', () =>
			withStore(async ({ store }) => {
				await store.rule('allowed', 'w/1', true);
				await store.rule('allowed', 'w2', true);
				await store.rule('evicted-device', 'd', true);
				await store.rule('allowed', 'w2', false);
				expect(await store.listRulings('allowed')).toEqual(['w/1']);
				expect(await store.listRulings('evicted-device')).toEqual(['d']);
				expect(await store.listRulings('evicted-workspace')).toEqual([]);
			}));
	});

	describe(`the ${name} store keeps drafts`, () => {
		const rows = (from: number, to: number) =>
			Array.from({ length: to - from + 1 }, (_, at) => ({
				sequence: from + at,
				update: bytes(from + at)
			}));

		test('answers the updates of a room in order', () =>
			withStore(async ({ store }) => {
				await Promise.all([
					store.appendDraft('r', rows(1, 2)),
					store.appendDraft('r', rows(3, 20))
				]);
				expect(plain(await store.readDraft('r'))).toEqual({
					snapshot: undefined,
					tail: rows(1, 20)
				});
			}));

		test('replaces merged updates by their snapshot and keeps the newer ones', () =>
			withStore(async ({ store }) => {
				await store.appendDraft('r', rows(1, 5));
				await store.compactDraft('r', { through: 3, bytes: bytes(9, 9) });
				await store.appendDraft('r', rows(6, 6));
				expect(plain(await store.readDraft('r'))).toEqual({
					snapshot: { through: 3, bytes: bytes(9, 9) },
					tail: rows(4, 6)
				});
				await store.compactDraft('r', { through: 6, bytes: bytes(8) });
				expect(plain(await store.readDraft('r'))).toEqual({
					snapshot: { through: 6, bytes: bytes(8) },
					tail: []
				});
			}));

		test('keeps rooms apart and lists them', () =>
			withStore(async ({ store }) => {
				const rooms = ['a', 'a/b', 'a0', 'open/会议', 'z'];
				for (const [at, room] of rooms.entries()) await store.appendDraft(room, rows(at, at));
				await store.compactDraft('z', { through: 4, bytes: bytes(1) });
				for (const [at, room] of rooms.slice(0, 4).entries()) {
					expect(plain((await store.readDraft(room)).tail)).toEqual(rows(at, at));
				}
				expect(await store.listDrafts()).toEqual([...rooms].sort());
			}));

		test('answers an unknown room as empty', () =>
			withStore(async ({ store }) => {
				expect(await store.readDraft('nobody')).toEqual({ snapshot: undefined, tail: [] });
				expect(await store.listDrafts()).toEqual([]);
			}));

		test('still has everything after it was opened again', () =>
			withStore(async ({ store, reopen }) => {
				await store.appendDraft('r', rows(1, 3));
				await store.compactDraft('r', { through: 2, bytes: bytes(7) });
				const again = await reopen?.();
				if (again === undefined) return;
				expect(again.report).toEqual({ recovered: false, findings: [] });
				expect(plain(await again.readDraft('r'))).toEqual({
					snapshot: { through: 2, bytes: bytes(7) },
					tail: rows(3, 3)
				});
			}));

		test('closes only after everything asked for has been written', () =>
			withStore(async ({ store, reopen }) => {
				const writing = store.appendDraft('r', rows(1, 50));
				const again = await reopen?.();
				await writing;
				if (again !== undefined) expect((await again.readDraft('r')).tail).toHaveLength(50);
			}));
	});
};
