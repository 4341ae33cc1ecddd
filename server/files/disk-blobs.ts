/**
 * Files on disk, format 1: `files/<workspace>/<space>/<hash>`, every name in hexadecimal. So no name
 * from the network is ever part of a path, whatever it holds, and no two fall together where a file
 * system does not tell letters by their case. What comes in is written to `files/incoming`, synced,
 * and moved into its place; what a crash has left there is thrown away at the next start.
 */
import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import {
	bytesToText,
	textToBytes,
	type Space,
	type WorkspaceId
} from '#lib/kernel/identity/index.ts';
import { toFileHash } from '#lib/kernel/files/index.ts';
import type { FilePlace } from '#lib/kernel/protocol/index.ts';
import { err, ok } from '#lib/kernel/result/index.ts';
import type { Blobs, KeptBlob } from './blobs.ts';
import { checkBytes } from './checked-bytes.ts';

const INCOMING = 'incoming';

/** Opens the files in a data folder. */
export const openDiskBlobs = async (data: string): Promise<Blobs> => {
	const root = join(data, 'files');
	const incoming = join(root, INCOMING);
	await rm(incoming, { recursive: true, force: true });
	await mkdir(incoming, { recursive: true });
	return {
		size: async (place) => sizeOf(pathOf(root, place)),
		read: async (place) => {
			const path = pathOf(root, place);
			const size = await sizeOf(path);
			return size === undefined ? undefined : createReadStream(path);
		},
		receive: async (place, { mayKeep, ...coming }) => {
			const temporary = join(incoming, randomBytes(16).toString('hex'));
			try {
				const wrong = await writeTo(temporary, (write) => checkBytes(place.hash, coming, write));
				const refusal = wrong ?? mayKeep();
				if (refusal) return err(refusal);
				await moveInto(temporary, pathOf(root, place));
				return ok(null);
			} finally {
				await rm(temporary, { force: true });
			}
		},
		list: (workspace) => list(root, workspace)
	};
};

const idToHex = (id: string): string => Buffer.from(textToBytes(id) ?? []).toString('hex');
const nameToHex = (name: string): string => Buffer.from(name).toString('hex');

const pathOf = (root: string, { workspace, space, hash }: FilePlace): string =>
	join(root, idToHex(workspace), nameToHex(space), idToHex(hash));

const sizeOf = async (path: string): Promise<number | undefined> => {
	const found = await stat(path).catch((fault: NodeJS.ErrnoException) => {
		if (fault.code === 'ENOENT') return undefined;
		throw fault;
	});
	return found?.size;
};

/** Writes a file and has it on the disk before it is closed. */
const writeTo = async <T>(
	path: string,
	run: (write: (part: Uint8Array) => Promise<unknown>) => Promise<T>
): Promise<T> => {
	const file = await open(path, 'wx', 0o600);
	try {
		const result = await run((part) => file.writeFile(part));
		await file.sync();
		return result;
	} finally {
		await file.close();
	}
};

/** A name is durable once the folder that holds it is: each that may be new is synced. */
const moveInto = async (from: string, to: string): Promise<void> => {
	const folder = dirname(to);
	await mkdir(folder, { recursive: true });
	await rename(from, to);
	for (const each of [folder, dirname(folder), dirname(dirname(folder))]) await syncFolder(each);
};

const syncFolder = async (path: string): Promise<void> => {
	// Windows opens no folders, and keeps names without being asked.
	if (process.platform === 'win32') return;
	const folder = await open(path, 'r');
	try {
		await folder.sync();
	} finally {
		await folder.close();
	}
};

async function* list(root: string, only?: string): AsyncIterable<KeptBlob> {
	const workspaces = only === undefined ? await namesIn(root) : [idToHex(only)];
	for (const workspace of workspaces.filter((name) => name !== INCOMING)) {
		for (const space of await namesIn(join(root, workspace))) {
			for (const file of await namesIn(join(root, workspace, space))) {
				const hash = toFileHash(hexToText(file));
				const size = await sizeOf(join(root, workspace, space, file));
				if (hash === undefined || size === undefined) continue;
				yield {
					// A folder is named after what was let in.
					workspace: hexToText(workspace) as WorkspaceId,
					space: Buffer.from(space, 'hex').toString() as Space,
					hash,
					size
				};
			}
		}
	}
}

const hexToText = (hex: string): string => bytesToText(Buffer.from(hex, 'hex'));

const namesIn = (folder: string): Promise<readonly string[]> =>
	readdir(folder).catch((fault: NodeJS.ErrnoException) => {
		if (fault.code === 'ENOENT' || fault.code === 'ENOTDIR') return [];
		throw fault;
	});
