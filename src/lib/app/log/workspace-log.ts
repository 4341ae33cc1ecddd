import {
	resolveAuthority,
	type Authority,
	type AuthorityFault,
	type Grant
} from '#lib/kernel/authority/index.ts';
import type { Fact } from '#lib/kernel/facts/index.ts';
import {
	controlSpace,
	type ChainId,
	type EntryId,
	type PersonId,
	type Signer,
	type Space,
	type WorkspaceId
} from '#lib/kernel/identity/index.ts';
import {
	advanced,
	authenticate,
	nextEntry,
	signBatch,
	StoreFailure,
	type ChainFault,
	type ChainHead,
	type Data,
	type Entry,
	type KeptEntry,
	type LogStore,
	type SignedEntry,
	type StoreFault
} from '#lib/kernel/log/index.ts';
import { err, ok, type Result } from '#lib/kernel/result/index.ts';
import { liveValue, type Live } from '../live/index.ts';

/** What the domains know of event types; `requires` answers undefined for a type they do not know. */
export interface Vocabulary {
	/** The capability that stating the event takes, or `null` where any grant will do. */
	requires(type: string): string | null | undefined;
	/** The parsed payload; undefined where it is malformed. */
	parse(type: string, payload: unknown): unknown;
}

/** Hears which facts came to count, and which no longer do. */
export interface FactSink {
	add(fact: Fact): void;
	remove(fact: Fact): void;
}

/** Why a kept entry has no effect. */
export type Unaccepted = {
	readonly code: AuthorityFault['code'] | 'newer_version' | 'malformed_payload' | ChainFault;
};

/** Why nothing was stated. */
export type StateFault = StoreFault | { readonly code: 'not_permitted'; readonly type: string };

/** States one event within a batch and answers the id that its entry will have. */
export type Say = (event: {
	readonly type: string;
	readonly payload: object;
	readonly deps?: readonly EntryId[];
	readonly at?: number;
}) => EntryId;

/** What the log needs from its surroundings. */
export interface LogPorts {
	readonly workspace: WorkspaceId;
	readonly store: LogStore;
	readonly signer: Signer;
	readonly person: PersonId;
	readonly vocabulary: Vocabulary;
	readonly sink: FactSink;
	/** Milliseconds since 1970. */
	readonly now: () => number;
	/** Draws the id of a new chain. */
	readonly newChain: () => ChainId;
	/** Runs one writer at a time, over all tabs of this device. */
	readonly exclusively: <T>(run: () => Promise<T>) => Promise<T>;
	/** Hears what has just been stated here and is on disk. */
	readonly stated: (space: Space, entries: readonly SignedEntry[]) => void;
}

const PAGE = 5_000;

/**
 * One workspace's entries on this device: kept, judged, and told to the domains as facts.
 *
 * Whether an entry counts depends on the set of entries alone. So after every arrival the verdicts
 * are those that any other client has that holds the same set.
 */
export class WorkspaceLog {
	readonly #ports: LogPorts;
	readonly #entries = new Map<EntryId, KeptEntry>();
	readonly #accepted = new Map<EntryId, Fact>();
	readonly #unaccepted = new Map<EntryId, Unaccepted>();
	readonly #changes = liveValue(0);
	#waiting = new Map<EntryId, SignedEntry>();
	#authority: Authority;
	#position = 0;

	/** An empty log: `catchUp` reads what the store holds. */
	constructor(ports: LogPorts) {
		this.#ports = ports;
		this.#authority = resolveAuthority(ports.workspace, [], () => undefined);
	}

	/** Counts up with every change, also of authority. */
	get changes(): Live<number> {
		return this.#changes;
	}

	get authority(): Authority {
		return this.#authority;
	}

	/** The number of entries kept, whether they count or not. */
	get size(): number {
		return this.#entries.size;
	}

	/** Whether this device's owner waits to be admitted, or has been removed. */
	get isPending(): boolean {
		return this.#authority.grantsOf(this.#ports.person).length === 0;
	}

	/** Kept entries without effect, with the reason; for the health page. */
	get unaccepted(): ReadonlyMap<EntryId, Unaccepted> {
		return this.#unaccepted;
	}

	entry(id: EntryId): Entry | undefined {
		return this.#entries.get(id)?.entry;
	}

	/** The accepted fact; undefined where the entry is unknown or does not count. */
	fact(id: EntryId): Fact | undefined {
		return this.#accepted.get(id);
	}

	/** Whether the author of an accepted fact had the capability, by the grant that the fact cites. */
	had(id: EntryId, capability: string): boolean {
		const cited = this.#entries.get(id)?.entry.auth[0];
		const held = (cited && this.#authority.grants.get(cited)?.capabilities) ?? [];
		return held.includes('*') || held.includes(capability);
	}

	/** The last known entry of each chain that a person's devices have written. */
	tipsOf(person: PersonId): readonly [chain: ChainId, seq: number, id: EntryId][] {
		const { devices } = this.#authority;
		const tips = new Map<ChainId, [chain: ChainId, seq: number, id: EntryId]>();
		for (const { id, entry } of this.#entries.values()) {
			if (devices.get(entry.device) !== person) continue;
			const last = tips.get(entry.chain);
			if (!last || last[1] < entry.seq) tips.set(entry.chain, [entry.chain, entry.seq, id]);
		}
		return [...tips.values()];
	}

	/** Reads what the store holds beyond what is known; `progress` hears how many entries so far. */
	async catchUp(progress?: (count: number) => void): Promise<void> {
		const fresh: KeptEntry[] = this.#position === 0 ? await this.#fromCheckpoint() : [];
		for (;;) {
			const page = await this.#ports.store.after(this.#position, PAGE);
			const last = page.at(-1);
			if (!last) break;
			this.#position = last.position;
			fresh.push(...page);
			progress?.(fresh.length);
		}
		this.#fold(fresh);
	}

	/** Makes the next start quick; for an idle moment. */
	async extendCheckpoint(): Promise<void> {
		await this.#ports.store.extendCheckpoint();
	}

	/** Takes entries from elsewhere: verifies, keeps what is authentic, and folds it. */
	async receive(received: readonly SignedEntry[]): Promise<Result<null, StoreFault>> {
		const offered = [...this.#waiting.values(), ...received];
		const known = (id: EntryId) => this.#entries.get(id) as SignedEntry | undefined;
		const { accepted, faults } = await authenticate(offered, this.#ports.workspace, known);
		this.#waiting = new Map(
			offered.filter(({ id }) => faults.get(id) === 'waiting').map((each) => [each.id, each])
		);
		for (const [id, code] of faults) this.#unaccepted.set(id, { code });
		const kept = await this.#keep(accepted);
		return kept.ok ? ok(null) : kept;
	}

	/**
	 * States events in one space, in one batch: all are kept and shown, or none is. `build` calls
	 * `say` for each and may use the ids it answers in later ones.
	 */
	async state(
		space: Space,
		build: (say: Say) => void
	): Promise<Result<readonly EntryId[], StateFault>> {
		return storeFaultsTold(() => this.#ports.exclusively(() => this.#stateNow(space, build)));
	}

	async #stateNow(
		space: Space,
		build: (say: Say) => void
	): Promise<Result<readonly EntryId[], StateFault>> {
		await this.catchUp();
		const batch: SignedEntry[] = [];
		let refused: string | undefined;
		let head = await this.#head(space);
		build(({ type, payload, deps, at }) => {
			const grant = this.#grantFor(space, type);
			if (!grant) refused ??= type;
			const next = nextEntry(head, this.#ports.signer.device, {
				type,
				by: this.#ports.person,
				auth: grant ? [grant.id] : [],
				deps: deps ?? [],
				at: at ?? this.#ports.now(),
				// Payloads are plain data by their schema, which every reader applies again.
				payload: payload as { readonly [key: string]: Data }
			});
			head = advanced(head, next);
			batch.push(next);
			return next.id;
		});
		if (refused) return err({ code: 'not_permitted', type: refused });
		const signed = await signBatch(batch, this.#ports.signer);
		const kept = await this.#keep(signed);
		if (!kept.ok) return kept;
		this.#ports.stated(space, signed);
		return ok(signed.map(({ id }) => id));
	}

	/** Whether this person may state an event of this type now. */
	mayState(space: Space, type: string): boolean {
		return this.#grantFor(space, type) !== undefined;
	}

	/** Whether this person holds the capability in the space now. */
	can(capability: string, space: Space): boolean {
		return this.#grantWith(space, capability) !== undefined;
	}

	/** Lets go of the store. */
	close(): void {
		this.#ports.store.close();
	}

	#grantFor(space: Space, type: string): Grant | undefined {
		const required =
			space === controlSpace ? controlRequirement(type) : this.#ports.vocabulary.requires(type);
		return required === undefined ? undefined : this.#grantWith(space, required);
	}

	#grantWith(space: Space, capability: string | null): Grant | undefined {
		const has = (held: readonly string[], wanted: string) =>
			held.includes('*') || held.includes(wanted);
		return this.#authority
			.grantsOf(this.#ports.person)
			.find(
				({ capabilities, spaces }) =>
					has(spaces, space) && (capability === null || has(capabilities, capability))
			);
	}

	async #head(space: Space): Promise<ChainHead> {
		const { store, signer, workspace, newChain } = this.#ports;
		const tips = await store.tips(space);
		const tip = tips.find(({ id }) => this.#entries.get(id)?.entry.device === signer.device);
		return tip
			? { space, workspace, chain: tip.chain, tip }
			: { space, workspace, chain: newChain() };
	}

	async #keep(entries: readonly SignedEntry[]): Promise<Result<null, StoreFault>> {
		if (entries.length === 0) return ok(null);
		return storeFaultsTold(async () => {
			const stored = await this.#ports.store.append(entries, this.#ports.now());
			this.#fold(stored.filter(({ id }) => !this.#entries.has(id)));
			return ok(null);
		});
	}

	async #fromCheckpoint(): Promise<KeptEntry[]> {
		const { position, entries } = await this.#ports.store.checkpoint();
		this.#position = position;
		return [...entries];
	}

	#fold(stored: readonly KeptEntry[]): void {
		const fresh = stored.filter(({ id }) => !this.#entries.has(id));
		if (fresh.length === 0) return;
		for (const { id, entry, receivedAt } of fresh) this.#entries.set(id, { id, entry, receivedAt });
		const hasControl = fresh.some(({ entry }) => entry.space === controlSpace);
		if (hasControl) this.#resolve();
		for (const each of hasControl ? this.#entries.values() : fresh) this.#judge(each);
		this.#changes.set(this.#changes.get() + 1);
	}

	#resolve(): void {
		const control = [...this.#entries.values()].filter(({ entry }) => entry.space === controlSpace);
		this.#authority = resolveAuthority(
			this.#ports.workspace,
			control,
			(id) => this.#entries.get(id)?.entry
		);
	}

	#judge(kept: KeptEntry): void {
		const known = this.#accepted.get(kept.id);
		const verdict = this.#verdict(kept, known);
		if (verdict.ok) this.#unaccepted.delete(kept.id);
		else this.#unaccepted.set(kept.id, verdict.error);
		const fact = verdict.ok ? verdict.value : undefined;
		if (fact === known) return;
		if (known) {
			this.#accepted.delete(kept.id);
			this.#ports.sink.remove(known);
		}
		if (fact) {
			this.#accepted.set(kept.id, fact);
			this.#ports.sink.add(fact);
		}
	}

	/** The fact that counts, nothing for a control entry that does, or why the entry does not. */
	#verdict(
		{ id, entry, receivedAt }: KeptEntry,
		known: Fact | undefined
	): Result<Fact | undefined, Unaccepted> {
		if (entry.version !== undefined) return err({ code: 'newer_version' });
		if (entry.space === controlSpace) {
			const refused = this.#authority.refused.get(id);
			return refused ? err(refused) : ok(undefined);
		}
		const { requires, parse } = this.#ports.vocabulary;
		const required = requires(entry.type);
		if (required === undefined) return err({ code: 'newer_version' });
		const judged = this.#authority.judge({ id, entry }, required ?? undefined);
		if (!judged.ok) return judged;
		if (known) return ok(known);
		const payload = parse(entry.type, entry.payload);
		if (payload === undefined) return err({ code: 'malformed_payload' });
		const { type, space, device, at } = entry;
		return ok({ id, type, space, device, at, receivedAt, payload, by: judged.value.to });
	}
}

const controlRequirement = (type: string): string | null | undefined => {
	if (type === 'invitation.issued') return 'member.invite';
	if (type === 'grant.issued') return 'member.grant';
	return type === 'grant.revoked' ? null : undefined;
};

/** A disk that refuses is no bug: whoever wanted to state or keep something is told. */
const storeFaultsTold = async <T, E>(
	run: () => Promise<Result<T, E>>
): Promise<Result<T, E | StoreFault>> => {
	try {
		return await run();
	} catch (failure) {
		if (failure instanceof StoreFailure) return err(failure.fault);
		throw failure;
	}
};
