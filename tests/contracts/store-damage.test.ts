import {
	copyFile,
	cp,
	mkdtemp,
	readdir,
	readFile,
	rm,
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
	const [journal] = (await readdir(folder)).filter((file) => file.endsWith('.log'));
	return { folder, journal: join(folder, journal ?? '') };
};

const readSeqs = async (store: Store): Promise<readonly number[]> =>
	(await store.readEntries(space, 1, 1_000)).map(({ seq }) => seq);

const seqsUpTo = (count: number): readonly number[] => Array.from({ length: count }, (_, at) => at);

beforeEach(async () => {
	root = await mkdtemp(join(tmpdir(), 'tongban-damage-'));
	const working = join(root, 'working');
	const store = await open(working);
	for (const seq of seqsUpTo(entryCount)) await store.appendEntries(space, [entry(seq)]);
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

	test('opens with all earlier records when the last was torn at any byte', async () => {
		const { journal } = await killedCopy('measure');
		const { length } = await readFile(journal);
		const lastRecordBytes = 200;
		for (let cut = 1; cut < lastRecordBytes; cut += 9) {
			const copy = await killedCopy(`torn${cut}`);
			await truncate(copy.journal, length - cut);
			const store = await open(copy.folder);
			const seqs = await readSeqs(store);
			expect(seqs).toEqual(seqsUpTo(seqs.length));
			expect(seqs.length).toBeGreaterThanOrEqual(entryCount - 2);
			expect(await store.appendEntries(space, [entry(500)])).toEqual([seqs.length + 1]);
			await store.close();
		}
	});

	test('opens with a prefix and says so when a byte of the last record was flipped', async () => {
		const { journal } = await killedCopy('measure');
		const bytes = await readFile(journal);
		for (let back = 1; back < 120; back += 7) {
			const copy = await killedCopy(`flipped${back}`);
			const damaged = Buffer.from(bytes);
			const at = damaged.length - back;
			damaged[at] = (damaged[at] ?? 0) ^ 0x10;
			await writeFile(copy.journal, damaged);
			const store = await open(copy.folder);
			expect(store.report.findings).toHaveLength(1);
			expect(store.report.findings[0]).toMatch(/^\d+ bytes of the journal were damaged/);
			expect(await readSeqs(store)).toEqual(seqsUpTo(entryCount - 1));
			await store.close();
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
