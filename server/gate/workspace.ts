import { resolveAuthority, type Authority } from '#lib/kernel/authority/index.ts';
import type { DeviceId, EntryId, WorkspaceId } from '#lib/kernel/identity/index.ts';
import type { SignedEntry } from '#lib/kernel/log/index.ts';
import { closeCodes } from '../close-codes.ts';
import type { Connection, DraftPath, LogPath } from '../seams.ts';
import { rightTo } from './rights.ts';

/** A socket that has been let in, as long as it stays. */
export type Admitted = {
	readonly connection: Connection;
	readonly device: DeviceId;
	readonly path: DraftPath | LogPath;
};

/**
 * What the relay knows of one workspace: its control entries, and what follows from them. It holds
 * them in memory while anybody is connected; they carry ids and keys only and are few.
 */
export class Workspace {
	readonly id: WorkspaceId;
	readonly #control = new Map<EntryId, SignedEntry>();
	readonly #admitted = new Set<Admitted>();
	readonly #listeners = new Set<() => void>();
	#authority: Authority | undefined;
	#isTold = true;

	constructor(id: WorkspaceId, control: readonly SignedEntry[]) {
		this.id = id;
		for (const each of control) this.#control.set(each.id, each);
	}

	/** What the control entries amount to now. */
	get authority(): Authority {
		return (this.#authority ??= this.authorityWith([]));
	}

	/** What they would amount to with more entries. */
	authorityWith(more: readonly SignedEntry[]): Authority {
		const all = new Map([...this.#control, ...more.map((each) => [each.id, each] as const)]);
		// Of other spaces' branches the relay knows nothing: see the log's judge.
		return resolveAuthority(this.id, [...all.values()], (id) => all.get(id)?.entry);
	}

	/** Takes accepted control entries in; sockets whose right ended are closed before the next turn. */
	learn(entries: readonly SignedEntry[]): void {
		for (const each of entries) this.#control.set(each.id, each);
		this.#authority = undefined;
		if (!this.#isTold) return;
		this.#isTold = false;
		setImmediate(() => {
			this.#isTold = true;
			this.#closeEnded();
			for (const listener of this.#listeners) listener();
		});
	}

	/** Keeps an eye on a socket's right until it ends. */
	admit(admitted: Admitted): void {
		this.#admitted.add(admitted);
		admitted.connection.onEnd(() => this.#admitted.delete(admitted));
	}

	/** Hears of every change of authority; the answer stops that. */
	onChange(listener: () => void): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	#closeEnded(): void {
		for (const { connection, device, path } of this.#admitted) {
			const right = rightTo(this.authority, device, path);
			if (!right.ok) connection.end(closeCodes.stop, right.error);
		}
	}
}
