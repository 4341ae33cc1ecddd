import {
	Control,
	prove,
	resolveAuthority,
	unproven,
	type Authority,
	type FindEntry
} from '#lib/kernel/authority/index.ts';
import type { DeviceId, EntryId, WorkspaceId } from '#lib/kernel/identity/index.ts';
import type { SignedEntry } from '#lib/kernel/log/index.ts';
import { closeCodes } from '../close-codes.ts';
import type { Connection, SpacePath } from '../seams.ts';
import type { AccessRefusal } from '#lib/kernel/protocol/index.ts';
import type { Result } from '#lib/kernel/result/index.ts';
import { hasEnded, rightTo, type Right } from './rights.ts';

/** What a timer can count to; a grant that ends later is looked at again then. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** A socket that has been let in, as long as it stays. */
export type Admitted = {
	readonly connection: Connection;
	readonly device: DeviceId;
	readonly path: SpacePath;
};

/**
 * What the relay knows of one workspace: its control entries, and what follows from them. It holds
 * them in memory while anybody is connected; they carry ids and keys only and are few.
 */
export class Workspace {
	readonly id: WorkspaceId;
	readonly #entries = new Map<EntryId, SignedEntry>();
	// Of other spaces' branches the relay knows nothing: see the log's judge.
	readonly #find: FindEntry = (id) => this.#entries.get(id)?.entry;
	#control = Control.none;
	/** What each socket that has been let in was last told of its right to write. */
	readonly #admitted = new Map<Admitted, { readonly canWrite: boolean }>();
	/** Asked at every write of a draft: judged once for as long as nothing changes. */
	readonly #rights = new Map<Admitted, Result<Right, AccessRefusal>>();
	readonly #listeners = new Set<() => void>();
	#authority: Authority | undefined;
	#isTold = true;
	readonly #now: () => number;
	#alarm: NodeJS.Timeout | undefined;

	private constructor(id: WorkspaceId, now: () => number) {
		this.id = id;
		this.#now = now;
	}

	/** Reads its control entries. `now` tells epoch milliseconds: grants end by this relay's clock. */
	static async open(
		id: WorkspaceId,
		control: readonly SignedEntry[],
		now: () => number
	): Promise<Workspace> {
		const workspace = new Workspace(id, now);
		workspace.#take(control);
		await prove(unproven(id, workspace.#control));
		return workspace;
	}

	/** Whether the relay holds anything of it. */
	get isKnown(): boolean {
		return this.#entries.size > 0;
	}

	/** What the control entries amount to now. */
	get authority(): Authority {
		return (this.#authority ??= resolveAuthority(this.id, this.#control, this.#find));
	}

	/** What they would amount to with more entries, which one has to ask before `learn` takes these. */
	async authorityWith(more: readonly SignedEntry[]): Promise<Authority> {
		const fresh = new Map(this.#unknown(more).map((each) => [each.id, each]));
		const control = this.#control.with([...fresh.values()]);
		await prove(unproven(this.id, control));
		return resolveAuthority(
			this.id,
			control,
			(id) => (fresh.get(id) ?? this.#entries.get(id))?.entry
		);
	}

	/** Takes accepted control entries in; sockets whose right ended are closed before the next turn. */
	learn(entries: readonly SignedEntry[]): void {
		this.#take(entries);
		this.#authority = undefined;
		this.#rights.clear();
		if (!this.#isTold) return;
		this.#isTold = false;
		setImmediate(() => {
			this.#isTold = true;
			this.#judgeAgain();
			for (const listener of this.#listeners) listener();
		});
	}

	/** Keeps an eye on a socket's right until it ends. */
	admit(admitted: Admitted, told: { readonly canWrite: boolean }): void {
		this.#admitted.set(admitted, told);
		this.#setAlarm();
		admitted.connection.onEnd(() => {
			this.#admitted.delete(admitted);
			this.#rights.delete(admitted);
			if (this.#admitted.size === 0) clearTimeout(this.#alarm);
		});
	}

	/** What a socket may do now. */
	rightOf(admitted: Admitted): Result<Right, AccessRefusal> {
		const known = this.#rights.get(admitted);
		if (known) return known;
		const right = rightTo(this.authority, admitted.device, admitted.path, this.#now());
		if (this.#admitted.has(admitted)) this.#rights.set(admitted, right);
		return right;
	}

	/** The devices that have been let in, each as often as it has sockets. */
	connected(): readonly DeviceId[] {
		return [...this.#admitted.keys()].map(({ device }) => device);
	}

	/** Ends the sockets of one device, or all of them; answers how many. */
	evict(device?: DeviceId): number {
		const evicted = [...this.#admitted.keys()].filter(
			(admitted) => device === undefined || admitted.device === device
		);
		for (const { connection } of evicted) connection.end(closeCodes.stop, 'evicted');
		return evicted.length;
	}

	/** Hears of every change of authority; the answer stops that. */
	onChange(listener: () => void): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	#take(entries: readonly SignedEntry[]): void {
		const fresh = this.#unknown(entries);
		for (const each of fresh) this.#entries.set(each.id, each);
		this.#control = this.#control.with(fresh);
	}

	#unknown(entries: readonly SignedEntry[]): readonly SignedEntry[] {
		return entries.filter(({ id }) => !this.#entries.has(id));
	}

	#judgeAgain(): void {
		this.#setAlarm();
		for (const [admitted, told] of this.#admitted) {
			const right = this.rightOf(admitted);
			if (!right.ok) admitted.connection.end(closeCodes.stop, right.error);
			// Stock clients have no message for this: they come back, and are told at the door.
			else if (right.value.canWrite !== told.canWrite) {
				admitted.connection.end(closeCodes.comeBack, 'right_changed');
			}
		}
	}

	/** Judges again when the next grant ends: nobody states anything then. */
	#setAlarm(): void {
		clearTimeout(this.#alarm);
		const now = this.#now();
		const ends = [...this.authority.grants.values()]
			.filter((grant) => !hasEnded(grant, now))
			.map(({ until }) => until ?? Infinity);
		const next = Math.min(Infinity, ...ends);
		if (next === Infinity) return;
		this.#alarm = setTimeout(
			() => {
				this.#rights.clear();
				this.#judgeAgain();
			},
			Math.min(next + 1 - now, LONGEST_TIMER_MS)
		);
		this.#alarm.unref();
	}
}
