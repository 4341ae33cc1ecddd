/** For tests: files in memory, and a relay that both sides of a test share. */
import type { FileHash } from '#lib/kernel/files/index.ts';
import type { Space } from '#lib/kernel/identity/index.ts';
import { StoreFailure } from '#lib/kernel/log/index.ts';
import { err, ok } from '#lib/kernel/result/index.ts';
import type { FileLine, FileLineFault } from '#lib/kernel/sync/index.ts';
import type { FileStore, KeptFile } from './file-store.ts';

/** Files that live as long as the test; `disk.isFull` refuses further ones. */
export const memoryFileStore = (disk = { isFull: false }): FileStore => {
	const frames = new Map<FileHash, KeptFile>();
	const waiting = new Map<FileHash, Space>();
	const keep = ({ hash, frame }: KeptFile) => {
		if (disk.isFull) throw new StoreFailure({ code: 'store_full' }, undefined);
		frames.set(hash, { hash, frame });
	};
	return {
		keepWaiting: async (files) => {
			for (const file of files) {
				await Promise.resolve(keep(file));
				waiting.set(file.hash, file.space);
			}
		},
		keep: async (file) => Promise.resolve(keep(file)),
		get: (hash) => Promise.resolve(frames.get(hash)),
		hashes: () => Promise.resolve([...frames.keys()]),
		waiting: () => Promise.resolve([...waiting].map(([hash, space]) => ({ hash, space }))),
		brought: (hash) => Promise.resolve(void waiting.delete(hash)),
		drop: (hashes) => {
			for (const hash of hashes) {
				frames.delete(hash);
				waiting.delete(hash);
			}
			return Promise.resolve();
		},
		close: () => undefined
	};
};

/** A relay's files, and what it answers while that is set. */
export interface MemoryRelay {
	readonly files: Map<string, Uint8Array<ArrayBuffer>>;
	fault: FileLineFault['code'] | undefined;
	readonly line: FileLine;
}

/** A relay's files; `fault` is what it answers while it is set. */
export const memoryRelay = (): MemoryRelay => {
	const files = new Map<string, Uint8Array<ArrayBuffer>>();
	const relay: MemoryRelay = {
		files,
		fault: undefined,
		line: {
			bring: (space, hash, frame) => {
				if (relay.fault) return Promise.resolve(err({ code: relay.fault }));
				files.set(`${space}/${hash}`, Uint8Array.from(frame));
				return Promise.resolve(ok(null));
			},
			fetch: (space, hash) => {
				if (relay.fault) return Promise.resolve(err({ code: relay.fault }));
				const frame = files.get(`${space}/${hash}`);
				return Promise.resolve(frame ? ok(frame) : err({ code: 'unknown_file' as const }));
			}
		}
	};
	return relay;
};
