import Dexie, { type EntityTable } from 'dexie';
import type { FileHash } from '#lib/kernel/files/index.ts';
import type { Space } from '#lib/kernel/identity/index.ts';
import { told } from '#lib/kernel/log/index.ts';

/** A file as it lies on this device: ciphertext. */
export interface KeptFile {
	readonly hash: FileHash;
	readonly frame: Uint8Array<ArrayBuffer>;
}

/** A file that the relay does not have yet. */
export interface WaitingFile {
	readonly hash: FileHash;
	/** Where the fact is that names it. */
	readonly space: Space;
}

/** The files of one workspace on this device. Whatever it does throws `StoreFailure` where the disk refuses. */
export interface FileStore {
	/** Keeps files that are to be brought to the relay, all or none; on disk once this answers. */
	keepWaiting(files: readonly (KeptFile & WaitingFile)[]): Promise<void>;
	/** Keeps a file that the relay has. */
	keep(file: KeptFile): Promise<void>;
	get(hash: FileHash): Promise<KeptFile | undefined>;
	/** The hashes of all files that are here. */
	hashes(): Promise<readonly FileHash[]>;
	/** What the relay does not have yet. */
	waiting(): Promise<readonly WaitingFile[]>;
	/** Says that the relay has a file. */
	brought(hash: FileHash): Promise<void>;
	/** Forgets files, be they waiting or not. */
	drop(hashes: readonly FileHash[]): Promise<void>;
	close(): void;
}

/** The tables of files, version 1. `strict`: as for the log. */
class FileDatabase extends Dexie {
	declare frames: EntityTable<KeptFile, 'hash'>;
	declare waiting: EntityTable<WaitingFile, 'hash'>;

	constructor(name: string) {
		super(name, { chromeTransactionDurability: 'strict' });
		this.version(1).stores({ frames: 'hash', waiting: 'hash' });
	}
}

/** Files in the browser's IndexedDB, one database a workspace. */
export const dexieFileStore = (name: string): FileStore => {
	const database = new FileDatabase(name);
	const { frames, waiting } = database;
	return {
		keepWaiting: (files) =>
			told(() =>
				database.transaction('rw', frames, waiting, async () => {
					await frames.bulkPut(files.map(({ hash, frame }) => ({ hash, frame })));
					await waiting.bulkPut(files.map(({ hash, space }) => ({ hash, space })));
				})
			),
		keep: ({ hash, frame }) =>
			told(async () => {
				await frames.put({ hash, frame });
			}),
		get: (hash) => told(() => frames.get(hash)),
		hashes: () => told(() => frames.toCollection().primaryKeys()),
		waiting: () => told(() => waiting.toArray()),
		brought: (hash) => told(() => waiting.delete(hash)),
		drop: (hashes) =>
			told(() =>
				database.transaction('rw', frames, waiting, async () => {
					await frames.bulkDelete([...hashes]);
					await waiting.bulkDelete([...hashes]);
				})
			),
		close: () => database.close()
	};
};
