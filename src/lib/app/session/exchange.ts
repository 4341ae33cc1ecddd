import {
	controlSpace,
	type ChainId,
	type EntryId,
	type Space
} from '#lib/kernel/identity/index.ts';
import type { LogStore, SignedEntry, Tip } from '#lib/kernel/log/index.ts';
import { LogClient, type Pace, type Socket, type SyncState } from '#lib/kernel/sync/index.ts';
import type { Acknowledged, DeviceStore } from '../device/index.ts';
import { liveValue, type Live } from '../live/index.ts';
import type { WorkspaceLog } from '../log/index.ts';

/** Where this device's facts stand with the relay, over all spaces. */
export interface ExchangeState {
	readonly isConnected: boolean;
	/** Entries kept here that the relay has not acknowledged. */
	readonly pending: number;
	/** Milliseconds since 1970; undefined where this device has never been in step. */
	readonly lastSyncedAt: number | undefined;
	/** Entries fetched of those to fetch, while catching up. */
	readonly progress: { readonly done: number; readonly total: number } | undefined;
	/** Entries that the relay would not take. */
	readonly refused: ReadonlyMap<EntryId, string>;
	/** Why the relay closed the door, or takes nothing more today, where it does. */
	readonly refusal: string | undefined;
}

/** Whether what was waited for is there; the relay may refuse, or patience may end. */
export type Reached = 'there' | 'refused' | 'late';

/** What the exchange is made of. */
export interface ExchangeParts {
	readonly log: WorkspaceLog;
	readonly store: LogStore;
	readonly device: DeviceStore;
	readonly pace: Pace;
	/** Milliseconds since 1970. */
	readonly now: () => number;
	readonly openSocket: (space: Space) => Socket;
	/** The spaces, besides the control space, that this device's owner has a grant for now. */
	readonly spaces: () => readonly Space[];
	/** Names this workspace's spaces on this device. */
	readonly keyOf: (space: Space) => string;
}

const SAVE_AFTER_MS = 500;
const overCodes: readonly string[] = ['revoked', 'grant_ended'];

/**
 * Carries a workspace's entries to and from the relay, one connection a space. The control space goes
 * first: without its grants the relay takes nothing into another one. A space joins when a grant for it
 * comes, and leaves when there is none any more.
 */
export class Exchange {
	readonly #parts: ExchangeParts;
	readonly #clients = new Map<Space, LogClient>();
	/** Spaces that have been told to connect since their grant came. */
	readonly #connected = new Set<Space>();
	readonly #tips = new Map<Space, Map<ChainId, Tip>>();
	readonly #saving = new Map<Space, () => void>();
	readonly #state = liveValue<ExchangeState>({
		isConnected: false,
		pending: 0,
		lastSyncedAt: undefined,
		progress: undefined,
		refused: new Map(),
		refusal: undefined
	});
	readonly #unsubscribe: () => void;
	readonly #handedIn = new Set<Space>();
	#isClosed = false;

	constructor(parts: ExchangeParts) {
		this.#parts = parts;
		this.#unsubscribe = parts.log.changes.subscribe(() => this.#followControl());
	}

	get state(): Live<ExchangeState> {
		return this.#state;
	}

	/** Connects, now and whenever the connection is lost. */
	async start(): Promise<void> {
		for (const space of [controlSpace, ...this.#parts.spaces()]) await this.#add(space);
		this.#clients.get(controlSpace)?.connect();
	}

	/** Sends what has just been stated here. */
	put(space: Space, entries: readonly SignedEntry[]): void {
		this.#clients.get(space)?.put(entries);
	}

	/** Waits until the relay holds all that is stored here. */
	settled(patienceMs: number): Promise<Reached> {
		return this.#reach(patienceMs, (clients) =>
			clients.every(({ unacknowledged }) => unacknowledged === 0)
		);
	}

	/** Waits until this device holds all that it may read at the relay. */
	inStep(patienceMs: number): Promise<Reached> {
		return this.#reach(patienceMs, (clients) =>
			clients.every(
				({ state }, at) => state.type === 'live' || (at > 0 && this.#parts.log.isPending)
			)
		);
	}

	/** Asks after every change, once the control space is live; the first client is its. */
	#reach(
		patienceMs: number,
		isThere: (clients: readonly LogClient[]) => boolean
	): Promise<Reached> {
		return new Promise((resolve) => {
			const end = (reached: Reached) => {
				cancel();
				unsubscribe();
				resolve(reached);
			};
			const look = () => {
				const clients = [...this.#clients.values()];
				const control = clients[0]?.state.type;
				if (control === 'refused') end('refused');
				else if (control === 'live' && this.#isWhole() && isThere(clients)) end('there');
			};
			const unsubscribe = this.#state.subscribe(look);
			const cancel = this.#parts.pace.after(patienceMs, () => end('late'));
			look();
		});
	}

	/** Cuts a back-off short, as when the network returns. */
	retry(): void {
		for (const client of this.#clients.values()) {
			if (client.state.type === 'offline') client.connect();
		}
	}

	close(): void {
		this.#isClosed = true;
		this.#unsubscribe();
		for (const client of this.#clients.values()) client.disconnect();
		for (const [space, cancel] of this.#saving) {
			cancel();
			void this.#save(space);
		}
	}

	async #add(space: Space): Promise<void> {
		const { device, keyOf, openSocket, pace, store, log } = this.#parts;
		const before = await device.acknowledged(keyOf(space));
		const tips = before?.tips.map(([chain, seq, id]) => ({ chain, seq, id })) ?? [];
		this.#tips.set(space, new Map(tips.map((tip) => [tip.chain, tip])));
		const lastSyncedAt = Math.max(before?.at ?? 0, this.#state.get().lastSyncedAt ?? 0);
		if (lastSyncedAt > 0) this.#state.set({ ...this.#state.get(), lastSyncedAt });
		const client = new LogClient({
			openSocket: () => openSocket(space),
			pace,
			acknowledged: tips,
			stored: await store.tips(space),
			onChange: () => this.#changed(),
			ports: {
				tips: () => store.tips(space),
				chain: (chain, seq, limit) => store.chain(space, chain, seq, limit),
				receive: (entries) => log.receive(entries),
				acknowledged: (acknowledged) => this.#acknowledged(space, acknowledged)
			}
		});
		this.#clients.set(space, client);
	}

	#changed(): void {
		if (this.#isClosed) return;
		const clients = [...this.#clients.values()];
		const states = clients.map(({ state }) => state);
		this.#followControl();
		this.#handIn();
		const catchingUp = states.find(
			(state): state is Extract<SyncState, { type: 'catchingUp' }> => state.type === 'catchingUp'
		);
		const refused = states.find((state) => state.type === 'refused');
		const isLimited = states.some(
			(state) => state.type === 'offline' && state.because === 'daily_limit'
		);
		const isConnected = this.#isWhole() && states.every(({ type }) => type === 'live');
		const pending = clients.reduce((sum, { unacknowledged }) => sum + unacknowledged, 0);
		const isInStep = isConnected && pending === 0;
		this.#state.set({
			isConnected,
			pending,
			progress: catchingUp && { done: catchingUp.done, total: catchingUp.total },
			refused: new Map(clients.flatMap((client) => [...client.refused])),
			refusal: refused?.code ?? (isLimited ? 'daily_limit' : undefined),
			lastSyncedAt: isInStep ? this.#parts.now() : this.#state.get().lastSyncedAt
		});
	}

	/** The other spaces connect once a grant is there and the relay knows it, and not before. */
	#followControl(): void {
		const control = this.#clients.get(controlSpace);
		if (!control || this.#isClosed) return;
		const spaces = this.#parts.spaces();
		for (const [space, client] of this.#clients) {
			if (client === control || spaces.includes(space)) continue;
			// What was written under a right that is over is handed in first.
			if (client.unacknowledged > 0 && !this.#handedIn.has(space)) continue;
			this.#clients.delete(space);
			this.#connected.delete(space);
			client.disconnect();
		}
		if (control.state.type !== 'live') return;
		for (const space of spaces) {
			if (!this.#connected.has(space)) void this.#join(space);
		}
	}

	#isWhole(): boolean {
		return this.#parts.spaces().every((space) => this.#clients.has(space));
	}

	async #join(space: Space): Promise<void> {
		this.#connected.add(space);
		if (!this.#clients.has(space)) await this.#add(space);
		if (!this.#isClosed) this.#clients.get(space)?.connect();
	}

	/**
	 * A door that was closed because rights are over opens once more for what was written before: it
	 * does not count, but a senior may ratify it.
	 */
	#handIn(): void {
		for (const [space, client] of this.#clients) {
			const { state, unacknowledged } = client;
			const isOver = state.type === 'refused' && overCodes.includes(state.code);
			if (!isOver || unacknowledged === 0 || this.#handedIn.has(space)) continue;
			this.#handedIn.add(space);
			this.#parts.pace.after(0, () => client.connect());
		}
	}

	#acknowledged(space: Space, acknowledged: readonly Tip[]): void {
		const tips = this.#tips.get(space);
		for (const tip of acknowledged) {
			if ((tips?.get(tip.chain)?.seq ?? -1) <= tip.seq) tips?.set(tip.chain, tip);
		}
		if (this.#saving.has(space)) return;
		const cancel = this.#parts.pace.after(SAVE_AFTER_MS, () => void this.#save(space));
		this.#saving.set(space, cancel);
	}

	async #save(space: Space): Promise<void> {
		this.#saving.delete(space);
		const tips = [...(this.#tips.get(space)?.values() ?? [])];
		const acknowledged: Acknowledged = {
			tips: tips.map(({ chain, seq, id }) => [chain, seq, id]),
			at: this.#parts.now()
		};
		await this.#parts.device.acknowledge(this.#parts.keyOf(space), acknowledged);
	}
}
