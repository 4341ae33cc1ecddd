import { describe, expect, it } from 'vitest';
import { openMemoryStore, type Store } from '../store/index.ts';
import { DailyBytes } from './daily-bytes.ts';
import { LogBytes } from './log-bytes.ts';

const DAY_MS = 86_400_000;

const fault = (reason: unknown) => {
	throw reason;
};

describe('the bytes of a day', () => {
	const openDaily = (store: Store, clock: { now: number }) =>
		new DailyBytes({ store, now: () => clock.now, limit: 100, fault });

	it('are shared by all connections of a device', async () => {
		const daily = openDaily(openMemoryStore(), { now: 5 * DAY_MS });
		const [one, other] = [await daily.open('a'), await daily.open('a')];
		expect([one.spend(60), other.spend(40), one.spend(1)]).toEqual([true, true, false]);
		expect((await daily.open('b')).spend(100)).toBe(true);
	});

	it('begin anew with the day, and not when the clock is set back', async () => {
		const clock = { now: 5 * DAY_MS - 1 };
		const account = await openDaily(openMemoryStore(), clock).open('a');
		expect(account.spend(100)).toBe(true);
		clock.now -= DAY_MS;
		expect(account.spend(1)).toBe(false);
		clock.now = 5 * DAY_MS;
		expect(account.spend(100)).toBe(true);
	});

	it('are remembered when the last connection has ended, and when the relay stops', async () => {
		const store = openMemoryStore();
		const clock = { now: 5 * DAY_MS };
		const daily = openDaily(store, clock);
		const account = await daily.open('a');
		account.spend(1);
		account.release();
		(await daily.open('b')).spend(100);
		await daily.close();
		const later = openDaily(store, clock);
		expect((await later.open('a')).spend(100)).toBe(false);
		expect((await later.open('a')).spend(99)).toBe(true);
		expect((await later.open('b')).spend(1)).toBe(false);
	});
});

describe('the bytes of a log', () => {
	const space = { workspace: 'w', space: 'members' };
	const row = (seq: number) => ({
		...{ chain: 'c', seq, id: `e${seq}`, receivedAt: seq },
		bytes: new Uint8Array(30)
	});

	it('are measured where nobody has counted them, over all spaces', async () => {
		const store = openMemoryStore();
		await store.appendEntries(space, [row(0), row(1)]);
		await store.appendEntries({ ...space, space: 'control' }, [row(0)]);
		const bytes = new LogBytes({ store, limit: 100, fault });
		expect(await bytes.take('w', 'members', 11)).toBe(false);
		expect(await bytes.take('w', 'members', 10)).toBe(true);
		expect(await bytes.take('other', 'members', 100)).toBe(true);
	});

	it('are counted on from what was written', async () => {
		const store = openMemoryStore();
		const first = new LogBytes({ store, limit: 100, fault });
		await first.take('w', 'members', 70);
		await first.close();
		const second = new LogBytes({ store, limit: 100, fault });
		expect(await second.take('w', 'members', 31)).toBe(false);
		expect(await second.take('w', 'members', 30)).toBe(true);
	});

	it('are measured again after a process that did not end well', async () => {
		const store = openMemoryStore();
		await store.writeCounts([{ name: 'log/w', period: 0, value: 100 }]);
		const crashed = { ...store, report: { recovered: true, findings: [] } };
		const bytes = new LogBytes({ store: crashed, limit: 100, fault });
		expect(await bytes.take('w', 'members', 100)).toBe(true);
	});

	it('leave an eighth more to the control space', async () => {
		const bytes = new LogBytes({ store: openMemoryStore(), limit: 80, fault });
		expect(await bytes.take('w', 'members', 80)).toBe(true);
		expect(await bytes.take('w', 'members', 1)).toBe(false);
		expect(await bytes.take('w', 'control', 10)).toBe(true);
		expect(await bytes.take('w', 'control', 1)).toBe(false);
	});
});
