/** One device of an invented organisation: a store, a signer, and what it needs to talk to a relay. */
import {
	authorityCapabilities,
	Control,
	joinMessage,
	prove,
	resolveAuthority,
	unproven,
	type Authority
} from '#lib/kernel/authority/index.ts';
import {
	bytesToText,
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
	memoryStore,
	nextEntry,
	signBatch,
	type ChainHead,
	type Data,
	type SignedEntry,
	type Tip
} from '#lib/kernel/log/index.ts';
import type { Room } from '#lib/kernel/protocol/index.ts';
import { ok } from '#lib/kernel/result/index.ts';
import {
	gatedSocket,
	LogClient,
	type Pace,
	type Socket,
	type SocketConstructor
} from '#lib/kernel/sync/index.ts';
import { quickSigner } from './quick-signatures.ts';

/** What a replica says. */
export interface Saying {
	readonly space: Space;
	readonly type: string;
	readonly payload: { readonly [key: string]: Data };
	readonly auth?: readonly EntryId[];
}

/** Where a replica connects to. */
export interface Line {
	readonly socket: SocketConstructor;
	/** As in `ws://127.0.0.1:8787`. */
	readonly url: string;
	readonly pace: Pace;
}

/** When the first thing is said, in milliseconds since 1970. */
export const START_MS = 1_700_000_000_000;

/** 32 bytes that are the same for the same number. */
export const seedBytes = (seed: number, length = 32): Uint8Array<ArrayBuffer> =>
	Uint8Array.from({ length }, (_, index) => (seed * 31 + index * 7 + (seed >> 8)) & 0xff);

/** A device with its own store; whatever it does depends on its seed alone. */
export class Replica {
	readonly signer: Signer;
	readonly store = memoryStore();
	readonly acknowledged = new Map<string, Tip>();
	readonly refused = new Map<EntryId, string>();
	workspace = '' as WorkspaceId;
	person = '' as PersonId;
	/** The public keys of this person's words, where they have some; named in the introduction. */
	recovery: { readonly sign: string; readonly wrap: string } | undefined;
	/** How far this device's clock is off, in milliseconds. */
	clockOffMs = 0;
	/** Control entries shown to the relay at the door. */
	proof: readonly SignedEntry[] = [];
	readonly #clients = new Map<Space, LogClient>();
	readonly #heads = new Map<Space, ChainHead>();
	#waiting: readonly SignedEntry[] = [];
	#authority: Authority | undefined;
	readonly #known = new Map<EntryId, SignedEntry>();
	#control = Control.none;
	#at = START_MS;
	readonly #seed: number;
	#chains = 0;

	/** `key` says which device it is, where that is not the seed: keys that many worlds share are made once. */
	constructor(seed: number, key = seed) {
		this.#seed = seed;
		this.signer = quickSigner(seedBytes(key));
	}

	/** Founds a workspace. */
	async found(): Promise<void> {
		const head: ChainHead = { space: controlSpace, chain: this.#newChain(), workspace: '' };
		const founding = nextEntry(head, this.signer.device, {
			type: 'workspace.founded',
			by: '',
			auth: [],
			at: this.#at,
			payload: {
				name: '虚构互助会',
				nonce: bytesToText(seedBytes(this.#seed, 16)),
				template: 'alliance',
				timezone: 'Asia/Shanghai'
			}
		});
		this.workspace = founding.id as string as WorkspaceId;
		const introduced = this.#introduction(advanced(head, founding));
		await this.#enter([founding, introduced], introduced);
	}

	/** Joins with the secret of an invitation. */
	async join(workspace: WorkspaceId, invitation: EntryId, secret: Uint8Array): Promise<void> {
		this.workspace = workspace;
		const head: ChainHead = { space: controlSpace, chain: this.#newChain(), workspace };
		const introduced = this.#introduction(head);
		const person = introduced.id as string as PersonId;
		const proof = await quickSigner(secret).sign(joinMessage(workspace, person));
		const joined = nextEntry(advanced(head, introduced), this.signer.device, {
			type: 'person.joined',
			by: person,
			auth: [],
			at: this.#at,
			payload: { invitation, proof: bytesToText(proof) }
		});
		await this.#enter([introduced, joined], introduced);
	}

	/** States events in one batch, stores them, and sends them if connected. */
	async say(...sayings: readonly Saying[]): Promise<readonly EntryId[]> {
		const ids: EntryId[] = [];
		for (const space of new Set(sayings.map((each) => each.space))) {
			const said = sayings.filter((each) => each.space === space);
			const batch: SignedEntry[] = [];
			for (const saying of said) {
				const next = nextEntry(this.head(space), this.signer.device, {
					type: saying.type,
					by: this.person,
					auth: saying.auth ?? this.#grant(saying.space),
					at: ++this.#at + this.clockOffMs,
					payload: saying.payload
				});
				this.#heads.set(space, advanced(this.head(space), next));
				batch.push(next);
			}
			await this.write(space, batch);
			ids.push(...batch.map(({ id }) => id));
		}
		return ids;
	}

	/** Signs a batch that follows the head of its space, stores it, and sends it if connected. */
	async write(space: Space, batch: readonly SignedEntry[]): Promise<void> {
		const signed = await signBatch(batch, this.signer);
		const last = signed.at(-1);
		if (last) this.continueFrom(space, last);
		await this.#keep(signed);
		this.#clients.get(space)?.put(signed);
	}

	/** Invites with a secret made from `secretSeed`. */
	async invite(secretSeed: number, uses = 10, expires = START_MS * 2): Promise<EntryId> {
		const key = quickSigner(seedBytes(secretSeed)).device;
		const payload = { key, expires, uses };
		const [id] = await this.say({ space: controlSpace, type: 'invitation.issued', payload });
		if (!id) throw new Error('an invitation is one entry');
		return id;
	}

	/** Grants a person rank, capabilities and spaces. */
	async grant(
		to: PersonId,
		rank: number,
		spaces: readonly string[],
		capabilities: readonly string[] = Object.values(authorityCapabilities),
		until?: number
	): Promise<EntryId> {
		const payload = {
			...{ to, rank, capabilities: [...capabilities], spaces: [...spaces] },
			...(until !== undefined && { until })
		};
		const [id] = await this.say({ space: controlSpace, type: 'grant.issued', payload });
		if (!id) throw new Error('a grant is one entry');
		return id;
	}

	/** Revokes a grant; the cut is all that this replica holds of the holder's devices. */
	async revoke(grant: EntryId): Promise<EntryId> {
		const holder = this.authority().grants.get(grant)?.to;
		const entries = [...this.#known.values()].filter(({ entry }) => entry.by === holder);
		const ends = new Map(
			entries
				.sort((a, b) => a.entry.seq - b.entry.seq)
				.map(({ id, entry }) => [entry.chain, [entry.chain, entry.seq, id] as const])
		);
		const payload = { grant, cut: [...ends.values()] };
		const [id] = await this.say({ space: controlSpace, type: 'grant.revoked', payload });
		if (!id) throw new Error('a revocation is one entry');
		return id;
	}

	/** Takes entries from elsewhere, as a session does. */
	async receive(received: readonly SignedEntry[]): Promise<void> {
		const offered = [...this.#waiting, ...received];
		const { accepted, faults } = await authenticate(offered, this.workspace, (id) =>
			this.#known.get(id)
		);
		this.#waiting = offered.filter(({ id }) => faults.get(id) === 'waiting');
		await this.#keep(accepted);
	}

	/** Every entry of this replica. */
	entries(): readonly SignedEntry[] {
		return [...this.#known.values()];
	}

	/** Ids of what this device itself has written, in the order of writing. */
	own(): readonly EntryId[] {
		const { device } = this.signer;
		return this.entries().flatMap(({ id, entry }) => (entry.device === device ? [id] : []));
	}

	/** Whether this replica holds the entry. */
	knows(id: EntryId): boolean {
		return this.#known.has(id);
	}

	/** Ids of all entries, sorted. */
	ids(): readonly EntryId[] {
		return [...this.#known.keys()].sort();
	}

	/** Ids of the entries that count, sorted. */
	accepted(): readonly EntryId[] {
		const authority = this.authority();
		return this.entries()
			.filter(({ id, entry }) =>
				entry.space === controlSpace
					? !authority.refused.has(id)
					: authority.judge({ id, entry }, undefined).ok
			)
			.map(({ id }) => id)
			.sort();
	}

	/** Resolved anew when control entries have come. */
	authority(): Authority {
		this.#authority ??= resolveAuthority(
			this.workspace,
			this.#control,
			(id) => this.#known.get(id)?.entry
		);
		return this.#authority;
	}

	/** Continues to write after this entry, or in a new chain: how forks and restored backups come about. */
	continueFrom(space: Space, entry: SignedEntry): void {
		const { chain, seq } = entry.entry;
		this.#heads.set(space, {
			space,
			chain,
			workspace: this.workspace,
			tip: { chain, seq, id: entry.id }
		});
	}

	head(space: Space): ChainHead {
		const known = this.#heads.get(space);
		if (known) return known;
		const head = { space, chain: this.#newChain(), workspace: this.workspace };
		this.#heads.set(space, head);
		return head;
	}

	/** Opens a gated socket to a room. */
	socket({ socket, url }: Line, room: Room, path: string): Socket {
		const Gated = gatedSocket({
			socket,
			room,
			signer: this.signer,
			now: () => this.#at,
			proof: () => Promise.resolve(this.proof)
		});
		return new Gated(url + path);
	}

	/** The client of one space; made anew, and not yet connected. */
	client(space: Space, line: Line, onChange?: () => void): LogClient {
		this.#clients.get(space)?.disconnect();
		const { workspace } = this;
		const path = `/log/${workspace}/${encodeURIComponent(space)}`;
		const client = new LogClient({
			openSocket: () => this.socket(line, { type: 'log', workspace, space }, path),
			pace: line.pace,
			...(onChange && { onChange }),
			ports: {
				tips: () => this.store.tips(space),
				chain: (chain, seq, limit) => this.store.chain(space, chain, seq, limit),
				receive: async (entries) => {
					await this.receive(entries);
					return ok(null);
				},
				acknowledged: (tips) => {
					for (const tip of tips) this.acknowledged.set(tip.id, tip);
				},
				refused: (id, code) => this.refused.set(id, code)
			}
		});
		this.#clients.set(space, client);
		return client;
	}

	#grant(space: Space): readonly EntryId[] {
		const grants = this.authority().grantsOf(this.person);
		const fitting = grants.find(({ spaces }) => spaces.includes('*') || spaces.includes(space));
		return fitting ? [fitting.id] : [];
	}

	#introduction(head: ChainHead): SignedEntry {
		return nextEntry(head, this.signer.device, {
			type: 'person.introduced',
			by: '',
			auth: [],
			at: this.#at,
			payload: {
				nonce: bytesToText(seedBytes(this.#seed + 1, 16)),
				...(this.recovery && { recovery: this.recovery })
			}
		});
	}

	async #enter(entries: readonly SignedEntry[], introduced: SignedEntry): Promise<void> {
		this.person = introduced.id as string as PersonId;
		this.proof = await signBatch(entries, this.signer);
		const last = this.proof.at(-1);
		if (last) this.continueFrom(controlSpace, last);
		await this.#keep(this.proof);
	}

	async #keep(entries: readonly SignedEntry[]): Promise<void> {
		await this.store.append(entries, this.#at);
		const fresh = entries.filter(
			({ id, entry }) => entry.space === controlSpace && !this.#known.has(id)
		);
		for (const each of entries) this.#known.set(each.id, each);
		if (fresh.length === 0) return;
		this.#control = this.#control.with(fresh);
		this.#authority = undefined;
		await prove(unproven(this.workspace, this.#control));
	}

	#newChain(): ChainId {
		const bytes = new Uint8Array(8);
		new DataView(bytes.buffer).setFloat64(0, this.#seed * 1_000 + ++this.#chains);
		return bytesToText(bytes) as ChainId;
	}
}
