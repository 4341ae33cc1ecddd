import type { Pace } from '#lib/kernel/sync/index.ts';
import type { Space } from '#lib/kernel/identity/index.ts';
import type { Draft } from '../drafts/index.ts';

/** What the rooms of records are opened with. */
export interface RoomsParts {
	readonly openDraft: (space: Space, room: string) => Draft;
	readonly after: Pace['after'];
	/** Whether there is a relay that what was written has to reach. */
	readonly hasRelay: boolean;
}

type Opened = { readonly draft: Draft; users: number; stop?: () => void };

/** How long the relay may take to hand over what this device lacks. */
const PATIENCE_MS = 10_000;

/** The drafts of records, open while somebody uses them and until the relay has what was written. */
export class Rooms {
	readonly #parts: RoomsParts;
	readonly #opened = new Map<string, Opened>();
	#isClosed = false;

	constructor(parts: RoomsParts) {
		this.#parts = parts;
	}

	/** Runs with a draft that holds what this device has and, where `isEnough` says no, the relay. */
	async with<T>(
		space: Space,
		room: string,
		run: (draft: Draft) => T | Promise<T>,
		isEnough: (draft: Draft) => boolean = () => false
	): Promise<T> {
		const name = `${space}/${room}`;
		const opened = this.#opened.get(name) ?? {
			draft: this.#parts.openDraft(space, room),
			users: 0
		};
		this.#opened.set(name, opened);
		opened.stop?.();
		opened.users++;
		const { draft } = opened;
		try {
			await draft.loaded;
			if (!isEnough(draft)) await this.#fetched(draft);
			return await run(draft);
		} finally {
			opened.users--;
			if (opened.users === 0) this.#leave(name, opened);
		}
	}

	/** Waits until the relay has what was written into a draft; false where it does not in time. */
	synced({ state }: Draft): Promise<boolean> {
		return new Promise((resolve) => {
			const end = (isSynced: boolean) => {
				cancel();
				unsubscribe();
				resolve(isSynced);
			};
			const look = () => state.get().isSynced && end(true);
			const unsubscribe = state.subscribe(look);
			const cancel = this.#parts.after(PATIENCE_MS, () => end(false));
			look();
		});
	}

	/** Closes what is still open; what has not reached the relay stays on this device. */
	async close(): Promise<void> {
		this.#isClosed = true;
		const opened = [...this.#opened.values()];
		this.#opened.clear();
		for (const { stop } of opened) stop?.();
		await Promise.all(opened.map(({ draft }) => draft.close()));
	}

	#fetched(draft: Draft): Promise<void> {
		return new Promise((resolve) => {
			const cancel = this.#parts.after(PATIENCE_MS, resolve);
			void draft.fetched.then(() => {
				cancel();
				resolve();
			});
		});
	}

	#leave(name: string, opened: Opened): void {
		const { draft } = opened;
		const isDone = () => {
			const { isSaved, isSynced } = draft.state.get();
			return isSaved && (isSynced || !this.#parts.hasRelay);
		};
		const close = () => {
			if (this.#isClosed || opened.users > 0 || !isDone()) return;
			opened.stop?.();
			this.#opened.delete(name);
			void draft.close();
		};
		opened.stop = draft.state.subscribe(close);
		close();
	}
}
