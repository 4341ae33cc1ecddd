import type { WorkspaceId } from '#lib/kernel/identity/index.ts';
import type { SignedEntry } from '#lib/kernel/log/index.ts';
import { Workspace } from './workspace.ts';

/** Reads the control entries that the relay holds of a workspace. */
export type ReadControl = (workspace: WorkspaceId) => Promise<readonly SignedEntry[]>;

/** The workspaces that somebody is connected to, or is just proving a right to. */
export class Workspaces {
	readonly #read: ReadControl;
	readonly #now: () => number;
	readonly #open = new Map<WorkspaceId, { readonly opening: Promise<Workspace>; users: number }>();

	constructor(read: ReadControl, now: () => number) {
		this.#read = read;
		this.#now = now;
	}

	/** Opens a workspace, or shares the open one, until `release` is called. */
	async use(
		id: WorkspaceId
	): Promise<{ readonly workspace: Workspace; readonly release: () => void }> {
		const used = this.#open.get(id) ?? { opening: this.#load(id), users: 0 };
		this.#open.set(id, used);
		used.users++;
		const release = () => {
			used.users--;
			if (used.users === 0) this.#open.delete(id);
		};
		try {
			return { workspace: await used.opening, release };
		} catch (reason) {
			release();
			throw reason;
		}
	}

	/** The workspaces that are open now. */
	opened(): Promise<readonly Workspace[]> {
		return Promise.all([...this.#open.values()].map(({ opening }) => opening));
	}

	async #load(id: WorkspaceId): Promise<Workspace> {
		return Workspace.open(id, await this.#read(id), this.#now);
	}
}
