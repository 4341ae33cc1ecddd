import {
	authorityChanges,
	awaitedEntries,
	prove,
	resolveAuthority,
	unproven,
	type Authority,
	type Control,
	type FindEntry,
	type Grant
} from '#lib/kernel/authority/index.ts';
import type { Fact } from '#lib/kernel/facts/index.ts';
import {
	controlSpace,
	type EntryId,
	type PersonId,
	type Space
} from '#lib/kernel/identity/index.ts';
import {
	advanced,
	authenticate,
	nextEntry,
	signBatch,
	type ChainHead,
	type Data,
	type Entry,
	type KeptEntry,
	type SignedEntry,
	type Statement,
	type StoreFault
} from '#lib/kernel/log/index.ts';
import { err, ok, type Result } from '#lib/kernel/result/index.ts';
import { isSealedType, type EpochKey } from '#lib/kernel/sealed/index.ts';
import { liveValue, type Live } from '../live/index.ts';
import { controlOf, EntryIndex, tipsIn, type ChainTip } from './entry-index.ts';
import type { LogPorts, Say, StateFault, Unaccepted, UnacceptedEntry } from './ports.ts';
import { controlRequirement, isFree, permits, spacesNamedIn } from './requirements.ts';
import { isClear, newlySealed, openEntry, sealEntry, spacesOf, type Spaces } from './sealing.ts';
import { storeFaultsTold } from './store-faults.ts';

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
	readonly #index = new EntryIndex();
	readonly #find: FindEntry = (id) => this.#entries.get(id)?.entry;
	#waiting = new Map<EntryId, SignedEntry>();
	/** Entries that cuts name and that have not arrived: verdicts wait for them. */
	#awaited: ReadonlySet<EntryId> = new Set();
	#authority: Authority;
	#spaces: Spaces = new Map();
	#position = 0;
	/** Ends when all that has been read so far is folded: one after the other, whatever they wait for. */
	#folding: Promise<unknown> = Promise.resolve();

	/** An empty log: `catchUp` reads what the store holds. */
	constructor(ports: LogPorts) {
		this.#ports = ports;
		this.#authority = resolveAuthority(ports.workspace, [], this.#find);
	}

	/** Counts up with every change, also of authority. */
	get changes(): Live<number> {
		return this.#changes;
	}

	get authority(): Authority {
		return this.#authority;
	}

	/** The spaces that have been opened, with the epochs of those that are sealed. */
	get spaces(): Spaces {
		return this.#spaces;
	}

	/** The number of entries kept, whether they count or not. */
	get size(): number {
		return this.#entries.size;
	}

	/** Whether this device's owner waits to be admitted, has been removed, or holds what has ended. */
	get isPending(): boolean {
		return this.#authority.grantsOf(this.#ports.person, this.#ports.now()).length === 0;
	}

	/** Kept entries without effect, with the reason; for the health page. */
	get unaccepted(): ReadonlyMap<EntryId, Unaccepted> {
		return this.#unaccepted;
	}

	/** The same with the entries themselves: author, device and time. */
	unacceptedEntries(): readonly UnacceptedEntry[] {
		return [...this.#unaccepted].map(([id, why]) => ({ ...why, id, entry: this.#known(id) }));
	}

	entry(id: EntryId): Entry | undefined {
		return this.#entries.get(id)?.entry;
	}

	/** Every entry that is kept, whether it counts or not. */
	entries(): Iterable<KeptEntry> {
		return this.#entries.values();
	}

	/** Every fact that counts. */
	facts(): Iterable<Fact> {
		return this.#accepted.values();
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

	/** The last known entry of each chain that a person has written. */
	tipsOf(person: PersonId): readonly ChainTip[] {
		const introduction = this.#entries.get(person as string as EntryId); // who is that entry
		return tipsIn([...(introduction ? [introduction] : []), ...this.#index.by(person)]);
	}

	/** Reads what the store holds beyond what is known; `progress` hears how many entries so far. */
	async catchUp(progress?: (count: number) => void): Promise<void> {
		const { store } = this.#ports;
		const known = { position: this.#position, entries: [] };
		const from = known.position === 0 ? await store.checkpoint() : known;
		const fresh: KeptEntry[] = [...from.entries];
		let { position } = from;
		for (;;) {
			const page = await store.after(position, PAGE);
			const last = page.at(-1);
			if (!last) break;
			position = last.position;
			fresh.push(...page);
			progress?.(fresh.length);
		}
		await this.#fold(fresh);
		this.#position = Math.max(this.#position, position);
		await this.learnKeys();
	}

	/** Opens the keys that the control space holds for this device, and with them what waited. */
	async learnKeys(): Promise<void> {
		const hasChanged = await this.#ports.sealing?.keyring.learn(this.#spaces);
		if (!hasChanged) return;
		for (const kept of this.#entries.values()) {
			if (isSealedType(kept.entry.type)) this.#judge(kept);
		}
		this.#changes.set(this.#changes.get() + 1);
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
		await this.learnKeys();
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
		const key = this.#ports.sealing?.keyring.writing(space);
		if (!key && !isClear(space, this.#spaces)) return err({ code: 'no_key' });
		const batch: SignedEntry[] = [];
		let refused: string | undefined;
		let head = await this.#head(space);
		build(({ type, payload, deps, at }) => {
			const grant = this.grantFor(space, type, payload);
			if (!grant && !isFree(space, type)) refused ??= type;
			const next = this.#nextEntry(head, key, {
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

	/** Whether this person may state an event of this type now, about what the payload names. */
	mayState(space: Space, type: string, payload: object = {}): boolean {
		return isFree(space, type) || this.grantFor(space, type, payload) !== undefined;
	}

	/** The grant that such a statement would cite; undefined where none permits it. */
	grantFor(space: Space, type: string, payload: object): Grant | undefined {
		const required =
			space === controlSpace ? controlRequirement(type) : this.#ports.vocabulary.requires(type);
		if (required === undefined) return undefined;
		return this.#grantWith([space], required, spacesNamedIn(type, payload));
	}

	/** Whether this person holds the capability in the space now. */
	can(capability: string, space: Space): boolean {
		return this.#grantWith([space], capability) !== undefined;
	}

	/** Lets go of the store. */
	close(): void {
		this.#ports.store.close();
	}

	#nextEntry(head: ChainHead, key: EpochKey | undefined, said: Statement): SignedEntry {
		const { sealing, signer } = this.#ports;
		const clear = nextEntry(head, signer.device, said);
		return key && sealing ? sealEntry(clear, key, sealing) : clear;
	}

	#grantWith(
		needed: readonly string[],
		capability: string | null,
		named: readonly string[] = []
	): Grant | undefined {
		const { person, signer, now } = this.#ports;
		return this.#authority
			.grantsWith(person, signer.device, now())
			.find((grant) => permits(grant, { needed, named, capability }));
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
			await this.#fold(stored);
			return ok(null);
		});
	}

	#known(id: EntryId): Entry | undefined {
		return this.#entries.get(id)?.entry ?? this.#waiting.get(id)?.entry;
	}

	/** Takes in what the store holds, once the signatures in its payloads have been checked. */
	#fold(stored: readonly KeptEntry[]): Promise<void> {
		const folding = this.#folding.then(async () => {
			const fresh = this.#unknown(stored);
			if (fresh.length === 0) return;
			const control = this.#index.control.with(controlOf(fresh));
			await this.#prove(control);
			this.#foldNow(fresh, control);
		});
		this.#folding = folding.catch(() => undefined); // whoever waits for this one is told
		return folding;
	}

	async #prove(control: Control): Promise<void> {
		const { workspace, proves } = this.#ports;
		if (!proves) await prove(unproven(workspace, control));
	}

	/** Those that are not kept yet, each once. */
	#unknown(stored: readonly KeptEntry[]): readonly KeptEntry[] {
		const fresh = new Map<EntryId, KeptEntry>();
		for (const { id, entry, receivedAt } of stored) {
			if (!this.#entries.has(id)) fresh.set(id, { id, entry, receivedAt });
		}
		return [...fresh.values()];
	}

	#foldNow(fresh: readonly KeptEntry[], control: Control): void {
		for (const kept of fresh) this.#entries.set(kept.id, kept);
		this.#index.add(fresh, control);
		for (const each of this.#touched(fresh)) this.#judge(each);
		this.#changes.set(this.#changes.get() + 1);
	}

	/** The entries whose verdicts may change with fresh ones, these included. */
	#touched(fresh: readonly KeptEntry[]): Iterable<KeptEntry> {
		const touched = new Set(fresh);
		for (const { id, entry } of fresh) {
			if (this.#awaited.has(id) && entry.by !== '')
				this.#index.by(entry.by).forEach(touched.add, touched);
		}
		if (!fresh.some(({ entry }) => entry.space === controlSpace)) return touched;
		const before = this.#authority;
		const { workspace, proves } = this.#ports;
		this.#authority = resolveAuthority(workspace, this.#index.control, this.#find, proves);
		this.#awaited = awaitedEntries(this.#authority, this.#find);
		const { grants, persons, entries } = authorityChanges(before, this.#authority);
		for (const grant of grants) this.#index.citing(grant).forEach(touched.add, touched);
		for (const [person, devices] of persons)
			this.#index.by(person, devices).forEach(touched.add, touched);
		for (const id of entries) {
			const kept = this.#entries.get(id);
			if (kept) touched.add(kept);
		}
		const spaces = spacesOf(this.#index.control, this.#authority);
		const sealed = newlySealed(this.#spaces, spaces);
		this.#spaces = spaces;
		if (sealed.size === 0) return touched;
		for (const kept of this.#entries.values()) if (sealed.has(kept.entry.space)) touched.add(kept);
		return touched;
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
		const opened = openEntry(entry, this.#spaces, this.#ports.sealing, known);
		const required = opened.ok ? requires(opened.value.type) : null;
		if (required === undefined) return err({ code: 'newer_version' });
		const judged = this.#authority.judge({ id, entry }, required ?? undefined);
		if (!judged.ok) return judged;
		if (!opened.ok) return opened;
		if (known) return ok(known);
		const { type } = opened.value;
		const payload = parse(type, opened.value.payload);
		if (payload === undefined) return err({ code: 'malformed_payload' });
		const { space, device, at } = entry;
		return ok({ id, type, space, device, at, receivedAt, payload, by: judged.value.to });
	}
}
