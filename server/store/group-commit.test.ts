import { describe, expect, test } from 'vitest';
import { groupCommit } from './group-commit.ts';
import type { WriteOperation } from './key-value.ts';

const put = (key: string): WriteOperation => ({ type: 'put', key, value: new Uint8Array() });

/** A disk that writes when told to. */
const slowDisk = () => {
	const groups: string[][] = [];
	const writes: { done: () => void; fail: (reason: Error) => void }[] = [];
	const write = (operations: WriteOperation[]): Promise<void> => {
		groups.push(operations.map(({ key }) => key));
		return new Promise((done, fail) => writes.push({ done, fail }));
	};
	return { groups, writes, write };
};

const settled = async (promise: Promise<void>): Promise<string> =>
	Promise.race([
		promise.then(
			() => 'written',
			(reason: Error) => reason.message
		),
		new Promise<string>((resolve) => setImmediate(() => resolve('waiting')))
	]);

describe('group commit', () => {
	test('writes together what arrived while the last group was written', async () => {
		const disk = slowDisk();
		const commit = groupCommit(disk.write, () => undefined);
		const first = commit([put('a')]);
		const second = commit([put('b'), put('c')]);
		const third = commit([put('d')]);
		expect(disk.groups).toEqual([['a']]);
		disk.writes[0]?.done();
		await first;
		expect(await settled(second)).toBe('waiting');
		expect(disk.groups).toEqual([['a'], ['b', 'c', 'd']]);
		disk.writes[1]?.done();
		await Promise.all([second, third]);
	});

	test('rejects everything after a write that failed', async () => {
		const disk = slowDisk();
		const commit = groupCommit(disk.write, () => undefined);
		const first = commit([put('a')]);
		const second = commit([put('b')]);
		disk.writes[0]?.fail(new Error('no space left'));
		expect(await settled(first)).toBe('no space left');
		expect(await settled(second)).toBe('no space left');
		expect(await settled(commit([put('c')]))).toBe('no space left');
		expect(disk.groups).toEqual([['a']]);
	});

	test('tells those who asked that the disk stalls, and only those it was handed', async () => {
		const disk = slowDisk();
		const commit = groupCommit(disk.write, () => undefined);
		const stalls: string[] = [];
		const stalled = new Promise<void>((resolve) => {
			void commit([put('a')], () => {
				stalls.push('a');
				resolve();
			});
		});
		void commit([put('b')], () => stalls.push('b'));
		await stalled;
		expect(stalls).toEqual(['a']);
		disk.writes[0]?.done();
	});
});
