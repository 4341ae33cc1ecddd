import {
	MAX_FILE_BYTES,
	openFile,
	sealFile,
	type FileFault,
	type FileHash,
	type FileRef
} from '#lib/kernel/files/index.ts';
import type { Space } from '#lib/kernel/identity/index.ts';
import { StoreFailure, type StoreFault } from '#lib/kernel/log/index.ts';
import { err, ok, type Result } from '#lib/kernel/result/index.ts';
import type { FileLine, FileLineFault, Pace } from '#lib/kernel/sync/index.ts';
import { liveValue, type Live } from '../live/index.ts';
import type { FileStore, WaitingFile } from './file-store.ts';

/** A file that somebody has chosen. */
export interface NewFile {
	readonly name: string;
	readonly media: string;
	readonly content: Uint8Array<ArrayBuffer>;
}

/** Where a file is: here and not with the relay yet, here, or not here. */
export type FileStanding = 'waiting' | 'here' | 'elsewhere';

/** Why files were not taken. */
export type AddFault = StoreFault | { readonly code: 'file_too_large'; readonly name: string };

/** Why a file cannot be read. */
export type ReadFault = StoreFault | FileFault | FileLineFault;

/** What stands on this device, and why bringing it to the relay does not go on, where it does not. */
export interface FilesState {
	/** Every file that is here; true where the relay does not have it yet. */
	readonly isWaiting: ReadonlyMap<FileHash, boolean>;
	readonly fault: FileLineFault['code'] | StoreFault['code'] | undefined;
}

/** What a workspace's files are made of. */
export interface FilesParts {
	readonly store: FileStore;
	/** Undefined where nothing is ever sent. */
	readonly line: FileLine | undefined;
	/** Answers so many random bytes. */
	readonly draw: (length: number) => Uint8Array;
	readonly after: Pace['after'];
	/** Whether the relay is there now. */
	readonly isConnected: () => boolean;
	/** Tells the other tabs of this device that files have come or gone. */
	readonly tell: () => void;
}

/** While a relay is busy, or its line breaks: the first time, then twice as long each time. */
const SOON_MS = 1_000;
const SOON_AT_MOST_MS = 60_000;
/** While it says no: a day's allowance, or room that somebody has to make. */
const LATER_MS = 5 * 60_000;
/** What is said of one file and of no other. */
const itsOwn: readonly string[] = ['wrong_hash', 'file_too_large', 'lacks_space', 'malformed'];
const passing: readonly string[] = ['unreachable', 'busy', 'used_challenge'];

/**
 * The files of one workspace on this device. A file is on the disk here before anything names it, and
 * is brought to the relay from then on, whenever that is there, until it has it: nothing depends on a
 * page staying open. What others have added is fetched when asked for, checked, and kept.
 */
export class WorkspaceFiles {
	readonly #parts: FilesParts;
	readonly #state = liveValue<FilesState>({ isWaiting: new Map(), fault: undefined });
	#run: Promise<void> = Promise.resolve();
	#isBringing = false;
	#failures = 0;
	#cancelRetry: (() => void) | undefined;
	#isAsked = false;
	#isClosed = false;
	#wasConnected = false;

	constructor(parts: FilesParts) {
		this.#parts = parts;
	}

	get state(): Live<FilesState> {
		return this.#state;
	}

	/** How many files the relay does not have yet. */
	get waiting(): number {
		return [...this.#state.get().isWaiting.values()].filter(Boolean).length;
	}

	/** Where a file is, as far as this device knows. */
	standing(hash: FileHash): FileStanding {
		const isWaiting = this.#state.get().isWaiting.get(hash);
		return isWaiting === undefined ? 'elsewhere' : isWaiting ? 'waiting' : 'here';
	}

	/**
	 * Keeps files here and has `state` say that they are there. Where that is refused they are forgotten
	 * again; where it is not, they are brought to the relay.
	 */
	async adding<T, E>(
		space: Space,
		files: readonly NewFile[],
		state: (refs: readonly FileRef[]) => Promise<Result<T, E>>
	): Promise<Result<T, E | AddFault>> {
		if (files.length === 0) return state([]);
		const large = files.find(({ content }) => content.length > MAX_FILE_BYTES);
		if (large) return err({ code: 'file_too_large', name: large.name });
		const sealed = await Promise.all(
			files.map(async ({ content, ...said }) => {
				const { hash, key, frame } = await sealFile(content, this.#parts.draw);
				return { frame, space, ref: { hash, key, ...said, size: content.length } };
			})
		);
		const kept = await this.#keep(
			sealed.map(({ frame, ref }) => ({ frame, space, hash: ref.hash }))
		);
		if (!kept.ok) return kept;
		const stated = await state(sealed.map(({ ref }) => ref));
		if (!stated.ok) await this.#parts.store.drop(sealed.map(({ ref }) => ref.hash));
		await this.refresh();
		this.#parts.tell();
		void this.bring();
		return stated;
	}

	/** The content of a file: from this device, or else from the relay. */
	async read(space: Space, ref: FileRef): Promise<Result<Uint8Array<ArrayBuffer>, ReadFault>> {
		const { store, line } = this.#parts;
		const kept = await attempt(() => store.get(ref.hash));
		if (!kept.ok) return kept;
		// A copy that the disk has spoilt is fetched anew.
		const opened = kept.value && (await openFile(kept.value.frame, ref));
		if (opened && (opened.ok || opened.error.code !== 'wrong_hash')) return opened;
		if (!line) return err({ code: 'unknown_file' });
		const fetched = await line.fetch(space, ref.hash);
		if (!fetched.ok) return fetched;
		const content = await openFile(fetched.value, ref);
		if (content.ok) await this.#keepCopy(ref.hash, fetched.value);
		return content;
	}

	/** Says that the relay may have come or gone. */
	mayBring(): void {
		const isConnected = this.#parts.isConnected();
		if (isConnected && !this.#wasConnected) void this.bring();
		this.#wasConnected = isConnected;
	}

	/** Brings what waits, one file after the other; resolves when there is nothing more it can do now. */
	bring(): Promise<void> {
		this.#isAsked = true;
		if (!this.#isBringing) {
			this.#isBringing = true;
			this.#run = this.#bringAll();
		}
		return this.#run;
	}

	/** Reads anew what is here: another tab has changed it. */
	async refresh(): Promise<void> {
		const { store, line } = this.#parts;
		const read = await attempt(async () => [await store.hashes(), await store.waiting()] as const);
		if (!read.ok) return this.#say(read.error.code);
		const [hashes, all] = read.value;
		const waiting = new Set(line ? all.map(({ hash }) => hash) : []);
		const isWaiting = new Map(hashes.map((hash) => [hash, waiting.has(hash)]));
		const { fault } = this.#state.get();
		this.#state.set({ isWaiting, fault: waiting.size > 0 ? fault : undefined });
	}

	close(): void {
		this.#isClosed = true;
		this.#cancelRetry?.();
		this.#parts.store.close();
	}

	async #bringAll(): Promise<void> {
		const { store, line, isConnected, after } = this.#parts;
		this.#cancelRetry?.();
		let fault: FilesState['fault'];
		// What was added while others were on their way is brought, too.
		while (this.#isAsked && fault === undefined && line && isConnected() && !this.#isClosed) {
			this.#isAsked = false;
			fault = await this.#bringEach(store, line);
			if (this.#isClosed) break;
			await this.refresh();
			this.#say(fault);
		}
		this.#isBringing = false;
		if (fault === undefined) this.#failures = 0;
		if (fault === undefined || this.#isClosed) return;
		const soon = Math.min(SOON_MS * 2 ** this.#failures++, SOON_AT_MOST_MS);
		const wait = passing.includes(fault) ? soon : LATER_MS;
		this.#cancelRetry = after(wait, () => void this.bring());
	}

	/** Why something stays behind, where it does. A file that is refused for itself keeps back no other. */
	async #bringEach(store: FileStore, line: FileLine): Promise<FilesState['fault']> {
		const waiting = await attempt(() => store.waiting());
		if (!waiting.ok) return waiting.error.code;
		let fault: FilesState['fault'];
		for (const file of waiting.value) {
			if (this.#isClosed) return undefined;
			const brought = await bringOne(store, line, file);
			if (brought.ok) {
				await this.refresh();
				this.#parts.tell();
				continue;
			}
			fault = brought.error.code;
			if (!itsOwn.includes(fault)) return fault;
		}
		return fault;
	}

	#keep(files: Parameters<FileStore['keepWaiting']>[0]) {
		return attempt(() => this.#parts.store.keepWaiting(files));
	}

	/** A disk that is full keeps nobody from reading. */
	async #keepCopy(hash: FileHash, frame: Uint8Array<ArrayBuffer>): Promise<void> {
		const kept = await attempt(() => this.#parts.store.keep({ hash, frame }));
		if (kept.ok) await this.refresh();
	}

	#say(fault: FilesState['fault']): void {
		const state = this.#state.get();
		if (state.fault !== fault) this.#state.set({ ...state, fault });
	}
}

/** Brings one file; that it is with the relay is noted before this answers. */
const bringOne = async (
	store: FileStore,
	line: FileLine,
	{ space, hash }: WaitingFile
): Promise<Result<null, FileLineFault | StoreFault>> => {
	const kept = await attempt(() => store.get(hash));
	if (!kept.ok) return kept;
	// Another tab has forgotten it.
	if (!kept.value) return ok(null);
	const brought = await line.bring(space, hash, kept.value.frame);
	if (!brought.ok) return brought;
	const noted = await attempt(() => store.brought(hash));
	return noted.ok ? ok(null) : noted;
};

/** A disk that refuses is no bug: whoever wanted to keep or read something is told. */
const attempt = async <T>(run: () => Promise<T>): Promise<Result<T, StoreFault>> => {
	try {
		return ok(await run());
	} catch (failure) {
		if (failure instanceof StoreFailure) return err(failure.fault);
		throw failure;
	}
};
