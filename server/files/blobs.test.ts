import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { fileHash } from '#lib/kernel/files/index.ts';
import {
	bytesToText,
	membersSpace,
	type Space,
	type WorkspaceId
} from '#lib/kernel/identity/index.ts';
import type { FilePlace } from '#lib/kernel/protocol/index.ts';
import { openDiskBlobs, openMemoryBlobs, type Blobs } from './index.ts';

const workspace = bytesToText(new Uint8Array(32).fill(1)) as WorkspaceId;
const other = bytesToText(new Uint8Array(32).fill(2)) as WorkspaceId;
const bytesOf = (words: string) => Uint8Array.from(new TextEncoder().encode(words));
const placeOf = async (words: string, space: Space = membersSpace): Promise<FilePlace> => ({
	workspace,
	space,
	hash: await fileHash(bytesOf(words))
});

async function* parts(...words: readonly string[]): AsyncIterable<Uint8Array> {
	for (const each of words) yield await Promise.resolve(bytesOf(each));
}

async function* brokenOff(words: string): AsyncIterable<Uint8Array> {
	yield await Promise.resolve(bytesOf(words));
	throw new Error('the line broke');
}

const put = (blobs: Blobs, place: FilePlace, words: string) =>
	blobs.receive(place, {
		bytes: parts(...words),
		size: bytesOf(words).length,
		mayKeep: () => undefined
	});

const textAt = async (blobs: Blobs, place: FilePlace): Promise<string | undefined> => {
	const bytes = await blobs.read(place);
	if (!bytes) return undefined;
	const read: Uint8Array[] = [];
	for await (const part of bytes) read.push(part);
	return Buffer.concat(read).toString();
};

const listed = async (blobs: Blobs, only?: string) => {
	const found: { space: string; size: number }[] = [];
	for await (const { space, size } of blobs.list(only)) found.push({ space, size });
	return found;
};

const temporaryFolder = async () => {
	const folder = await mkdtemp(join(tmpdir(), 'tongban-blobs-'));
	onTestFinished(() => rm(folder, { recursive: true, force: true }));
	return folder;
};

describe.each([
	['memory', () => Promise.resolve(openMemoryBlobs())],
	['disk', async () => openDiskBlobs(await temporaryFolder())]
])('files in %s', (_, open) => {
	it('come back as they came, by their hash, where they were put', async () => {
		const blobs = await open();
		const place = await placeOf('三张照片');
		expect(await put(blobs, place, '三张照片')).toEqual({ ok: true, value: null });
		expect(await textAt(blobs, place)).toBe('三张照片');
		expect(await blobs.size(place)).toBe(12);
		for (const elsewhere of [
			{ ...place, workspace: other },
			{ ...place, space: 'unit:1' as Space },
			await placeOf('another')
		]) {
			expect(await textAt(blobs, elsewhere)).toBeUndefined();
			expect(await blobs.size(elsewhere)).toBeUndefined();
		}
	});

	it('may be empty, and may come twice', async () => {
		const blobs = await open();
		const place = await placeOf('');
		await put(blobs, place, '');
		await put(blobs, place, '');
		expect(await textAt(blobs, place)).toBe('');
		expect(await listed(blobs)).toEqual([{ space: 'members', size: 0 }]);
	});

	it('are not kept where their bytes are others, too many or too few', async () => {
		const blobs = await open();
		const place = await placeOf('right');
		const mayKeep = () => undefined;
		const outcome = async (words: string, size: number) =>
			blobs.receive(place, { bytes: parts(words), size, mayKeep });
		expect(await outcome('wrong', 5)).toEqual({ ok: false, error: 'wrong_hash' });
		expect(await outcome('right and more', 5)).toEqual({ ok: false, error: 'file_too_large' });
		expect(await outcome('rig', 5)).toEqual({ ok: false, error: 'wrong_hash' });
		expect(await outcome('right', 6)).toEqual({ ok: false, error: 'wrong_hash' });
		const broken = { bytes: brokenOff('rig'), size: 5, mayKeep };
		await expect(blobs.receive(place, broken)).rejects.toThrow('the line broke');
		expect(await blobs.size(place)).toBeUndefined();
		expect(await listed(blobs)).toEqual([]);
	});

	it('are not kept where the right ended while they came', async () => {
		const blobs = await open();
		const place = await placeOf('right');
		const mayKeep = () => 'revoked' as const;
		const outcome = await blobs.receive(place, { bytes: parts('right'), size: 5, mayKeep });
		expect(outcome).toEqual({ ok: false, error: 'revoked' });
		expect(await blobs.size(place)).toBeUndefined();
	});

	it('are listed by workspace', async () => {
		const blobs = await open();
		await put(blobs, await placeOf('one'), 'one');
		await put(blobs, await placeOf('three', 'unit:1' as Space), 'three');
		await put(blobs, { ...(await placeOf('of others')), workspace: other }, 'of others');
		expect((await listed(blobs)).length).toBe(3);
		expect((await listed(blobs, workspace)).sort((a, b) => a.size - b.size)).toEqual([
			{ space: 'members', size: 3 },
			{ space: 'unit:1', size: 5 }
		]);
	});

	it('never lie anywhere else, whatever a space is called', async () => {
		const blobs = await open();
		for (const space of ['..', '.', '../../etc', 'incoming', 'a\0b'] as Space[]) {
			const place = await placeOf('one', space);
			await put(blobs, place, 'one');
			expect(await textAt(blobs, place)).toBe('one');
		}
		expect((await listed(blobs, workspace)).length).toBe(5);
	});
});

describe('files on disk', () => {
	it('outlive the process, and leave nothing of what broke off', async () => {
		const folder = await temporaryFolder();
		const first = await openDiskBlobs(folder);
		const place = await placeOf('kept');
		await put(first, place, 'kept');
		await put(first, await placeOf('else'), 'nonsense');
		expect(await readdir(join(folder, 'files/incoming'))).toEqual([]);
		await writeFile(join(folder, 'files/incoming/left-by-a-crash'), 'half');
		const again = await openDiskBlobs(folder);
		expect(await readdir(join(folder, 'files/incoming'))).toEqual([]);
		expect(await textAt(again, place)).toBe('kept');
	});

	it('have names of hexadecimal figures only, and lie in one folder', async () => {
		const folder = await temporaryFolder();
		const blobs = await openDiskBlobs(folder);
		await put(blobs, await placeOf('one', '../..' as Space), 'one');
		expect(await readdir(folder)).toEqual(['files']);
		const all = await readdir(join(folder, 'files'), { recursive: true, withFileTypes: true });
		const names = all.map(({ name }) => name).filter((name) => name !== 'incoming');
		expect(names).toHaveLength(3);
		for (const name of names) expect(name).toMatch(/^[0-9a-f]+$/);
		const file = all.find((each) => each.isFile());
		if (!file) throw new Error('a file that was put is there');
		expect(await readFile(join(file.parentPath, file.name), 'utf8')).toBe('one');
	});
});
