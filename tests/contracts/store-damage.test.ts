import {
	copyFile,
	cp,
	mkdtemp,
	readdir,
	readFile,
	rm,
	stat,
	truncate,
	writeFile
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ClassicLevel } from 'classic-level';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openLevelStore, repairLevelStore, type Store } from '../../server/store/index.ts';

const space = { workspace: 'w', space: 's' };
const entryCount = 20;

let root: string;
let intact: string;
/** Where in the journal the last record begins. */
let lastRecord: number;

const entry = (seq: number) => ({
	chain: 'c',
	seq,
	id: `e${seq}`,
	bytes: Uint8Array.from({ length: 40 }, (_, at) => at + seq),
	receivedAt: seq
});

const open = async (folder: string): Promise<Store> => {
	const opened = await openLevelStore(folder);
	if (!opened.ok) throw new Error(opened.error.cause);
	return opened.value;
};

/** A copy of the store as a killed process would leave it, with its journal's path. */
const killedCopy = async (name: string): Promise<{ folder: string; journal: string }> => {
	const folder = join(root, name);
	await cp(intact, folder, { recursive: true });
	return { folder, journal: await journalIn(folder) };
};

const journalIn = async (folder: string): Promise<string> => {
	const [journal] = (await readdir(folder)).filter((file) => file.endsWith('.log'));
	return join(folder, journal ?? '');
};

const readSeqs = async (store: Store): Promise<readonly number[]> =>
	(await store.readEntries(space, 1, 1_000)).map(({ seq }) => seq);

const seqsUpTo = (count: number): readonly number[] => Array.from({ length: count }, (_, at) => at);

beforeEach(async () => {
	root = await mkdtemp(join(tmpdir(), 'tongban-damage-'));
	const working = join(root, 'working');
	const store = await open(working);
	for (const seq of seqsUpTo(entryCount)) {
		lastRecord = (await stat(await journalIn(working))).size;
		await store.appendEntries(space, [entry(seq)]);
	}
	intact = join(root, 'intact');
	await cp(working, intact, { recursive: true });
	await rm(join(intact, 'LOCK'));
	await store.close();
});

afterEach(() => rm(root, { recursive: true }));

describe('a store whose process was killed', () => {
	test('opens with everything and says that it was not closed', async () => {
		const { folder } = await killedCopy('killed');
		const store = await open(folder);
		expect(store.report).toEqual({ recovered: true, findings: [] });
		expect(await readSeqs(store)).toEqual(seqsUpTo(entryCount));
		await store.close();
	});

	test('[I4] opens with all earlier records when the last was torn at any byte', async () => {
		const { journal } = await killedCopy('measure');
		const { length } = await readFile(journal);
		expect(length - lastRecord).toBeGreaterThan(100);
		for (let end = lastRecord + 1; end < length; end++) {
			const copy = await killedCopy(`torn${end}`);
			await truncate(copy.journal, end);
			const store = await open(copy.folder);
			const left = `${end - lastRecord} bytes at the end of the journal`;
			expect(store.report).toEqual({
				recovered: true,
				findings: [`${left} are no whole record and were left out`]
			});
			expect(await readSeqs(store)).toEqual(seqsUpTo(entryCount - 1));
			expect(await store.appendEntries(space, [entry(500)])).toEqual([entryCount]);
			await store.close();
			await rm(copy.folder, { recursive: true });
		}
	});

	test('finds no fault with the end of a journal that a record has just filled a block of', async () => {
		const { folder } = await killedCopy('blocks');
		const store = await open(folder);
		const bytes = new Uint8Array(3_001);
		for (const seq of seqsUpTo(30)) {
			await store.appendEntries(space, [{ ...entry(100 + seq), bytes }]);
			const copy = join(root, `blocks${seq}`);
			await cp(folder, copy, { recursive: true });
			await rm(join(copy, 'LOCK'));
			const again = await open(copy);
			expect(again.report).toEqual({ recovered: true, findings: [] });
			await again.close();
		}
		await store.close();
	});

	test('[I4] opens with a prefix and says so when any byte of the last record was flipped', async () => {
		const { journal } = await killedCopy('measure');
		const bytes = await readFile(journal);
		for (let at = lastRecord; at < bytes.length; at++) {
			const copy = await killedCopy(`flipped${at}`);
			const damaged = Buffer.from(bytes);
			damaged[at] = (damaged[at] ?? 0) ^ (1 << (at % 8));
			await writeFile(copy.journal, damaged);
			const store = await open(copy.folder);
			expect([at - lastRecord, store.report.findings]).toEqual([
				at - lastRecord,
				[
					expect.stringMatching(
						/^\d+ bytes (of the journal were damaged|at the end of the journal)/
					)
				]
			]);
			expect(await readSeqs(store)).toEqual(seqsUpTo(entryCount - 1));
			expect(await store.appendEntries(space, [entry(500)])).toEqual([entryCount]);
			await store.close();
			await rm(copy.folder, { recursive: true });
		}
	});
});

describe('a damaged row', () => {
	const damageRow = async (folder: string, prefix: string): Promise<void> => {
		const level = new ClassicLevel<string, Uint8Array>(folder, { valueEncoding: 'view' });
		const [pair] = await level.iterator({ gte: `${prefix}/`, lt: `${prefix}0`, limit: 1 }).all();
		if (pair === undefined) throw new Error('no such row');
		const [key, value] = pair;
		await level.put(
			key,
			value.map((byte, at) => (at === 6 ? byte ^ 1 : byte))
		);
		await level.close();
	};

	test('of the log is left out and put aside, and is taken again when it is sent again', async () => {
		const { folder } = await killedCopy('row');
		await damageRow(folder, 'e');
		const areas: string[] = [];
		const opened = await openLevelStore(folder, {
			committed: () => undefined,
			damaged: (area) => areas.push(area)
		});
		if (!opened.ok) throw new Error(opened.error.cause);
		const store = opened.value;
		expect(await readSeqs(store)).toEqual(seqsUpTo(entryCount).slice(1));
		await store.readChain(space, 'c', 0, 100);
		expect(areas).toContain('e');
		expect(await store.appendEntries(space, [entry(0)])).toEqual([entryCount + 1]);
		expect(await readSeqs(store)).toEqual([...seqsUpTo(entryCount).slice(1), 0]);
		await store.close();
	});

	test('of a draft is left out and put aside', async () => {
		const { folder } = await killedCopy('draft');
		const before = await open(folder);
		await before.appendDraft('r', [
			{ sequence: 1, update: new Uint8Array(9) },
			{ sequence: 2, update: new Uint8Array(9) }
		]);
		await before.compactDraft('s', { through: 4, bytes: new Uint8Array(9) });
		await before.close();
		await damageRow(folder, 't');
		await damageRow(folder, 's');
		const store = await open(folder);
		expect((await store.readDraft('r')).tail.map(({ sequence }) => sequence)).toEqual([2]);
		expect((await store.readDraft('s')).snapshot).toBe(undefined);
		await store.close();
	});
});

describe('a folder that is not a store any more', () => {
	test('is called damaged and not touched, and can be repaired on request', async () => {
		const { folder } = await killedCopy('manifest');
		await copyFile(join(folder, 'LOG'), join(folder, 'CURRENT'));
		const opened = await openLevelStore(folder);
		expect(opened.ok ? 'opened' : opened.error.code).toBe('damaged');
		await repairLevelStore(folder);
		const store = await open(folder);
		expect(await readSeqs(store)).toEqual(seqsUpTo(entryCount));
		await store.close();
	});

	test('is called locked while another process or store has it open', async () => {
		const { folder } = await killedCopy('locked');
		const store = await open(folder);
		const second = await openLevelStore(folder);
		expect(second.ok ? 'opened' : second.error.code).toBe('locked');
		await store.close();
	});

	test('is called unwritable where a file stands in the way', async () => {
		const file = join(root, 'file');
		await writeFile(file, '');
		for (const folder of [file, join(file, 'below')]) {
			const opened = await openLevelStore(folder);
			expect(opened.ok ? 'opened' : opened.error.code).toBe('unwritable');
		}
	});
});
