/**
 * Awareness of one room: who is here, as opaque states by client id. The last state wins. A client id
 * belongs to the socket that last made it newer, and leaves with it. Stock clients repeat what they
 * hear, so whatever is not newer is dropped.
 */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { err, ok, type Result } from '#lib/kernel/result/index.ts';

type Presence = { readonly clock: number; readonly state: string; readonly owner: number };
type State = { readonly client: number; readonly clock: number; readonly state: string };

/** Why awareness is refused. */
export type AwarenessRefusal = 'malformed' | 'state-too-big' | 'too-many-clients';

/** What taking in awareness came to. */
export type AwarenessOutcome = {
	/** How many states were newer than what the room knew. */
	readonly changes: number;
	/** States to send back to the sender alone, which believes to be here but has been removed. */
	readonly correction: Uint8Array | undefined;
};

/** What one socket may put into a room's awareness. */
export type AwarenessLimits = {
	readonly awarenessStateBytes: number;
	readonly awarenessClients: number;
};

const departuresRemembered = 1_000;
const gone = 'null';

/** The awareness of one room. */
export class Awareness {
	readonly #limits: AwarenessLimits;
	readonly #present = new Map<number, Presence>();
	/** The last clocks of those who left, oldest first. */
	readonly #departed = new Map<number, number>();
	readonly #changed = new Set<number>();

	constructor(limits: AwarenessLimits) {
		this.#limits = limits;
	}

	/** Takes in what the socket `owner` sent. */
	receive(owner: number, bytes: Uint8Array): Result<AwarenessOutcome, AwarenessRefusal> {
		const states = readStates(bytes);
		if (states === undefined) return err('malformed');
		if (states.some(({ state }) => state.length > this.#limits.awarenessStateBytes)) {
			return err('state-too-big');
		}
		let changes = 0;
		const removed: State[] = [];
		for (const state of states) {
			if (this.#accept(owner, state)) changes += 1;
			else if (this.#hasJustLeft(state)) removed.push({ ...state, state: gone });
		}
		if (changes > 0 && this.#introducedBy(owner) > this.#limits.awarenessClients) {
			return err('too-many-clients');
		}
		return ok({ changes, correction: removed.length > 0 ? encodeStates(removed) : undefined });
	}

	/** Removes the client ids that the socket introduced. */
	leave(owner: number): void {
		for (const [client, presence] of this.#present) {
			if (presence.owner === owner) this.#depart(client, presence.clock);
		}
	}

	/** The states that changed since the last call, encoded; `undefined` when none did. */
	takeChanges(): Uint8Array | undefined {
		if (this.#changed.size === 0) return undefined;
		const states = [...this.#changed].map((client) => this.#stateOf(client));
		this.#changed.clear();
		return encodeStates(states);
	}

	/** Everybody's state, encoded; `undefined` when nobody has one. */
	everybody(): Uint8Array | undefined {
		if (this.#present.size === 0) return undefined;
		return encodeStates([...this.#present.keys()].map((client) => this.#stateOf(client)));
	}

	#accept(owner: number, { client, clock, state }: State): boolean {
		const known = this.#present.get(client);
		const lastClock = known?.clock ?? this.#departed.get(client) ?? -1;
		const leaves = state === gone;
		if (leaves && known === undefined) return false;
		if (clock < lastClock || (clock === lastClock && !leaves)) return false;
		if (leaves) this.#depart(client, clock);
		else {
			this.#departed.delete(client);
			this.#present.set(client, { clock, state, owner });
			this.#changed.add(client);
		}
		return true;
	}

	#depart(client: number, clock: number): void {
		this.#present.delete(client);
		this.#departed.delete(client);
		this.#departed.set(client, clock);
		this.#changed.add(client);
		const [oldest] = this.#departed.keys();
		if (this.#departed.size > departuresRemembered && oldest !== undefined) {
			this.#departed.delete(oldest);
		}
	}

	/** A client that reconnects with its old clock would stay invisible; told so, it raises the clock. */
	#hasJustLeft({ client, clock, state }: State): boolean {
		return state !== gone && this.#departed.get(client) === clock;
	}

	#introducedBy(owner: number): number {
		return [...this.#present.values()].filter((presence) => presence.owner === owner).length;
	}

	#stateOf(client: number): State {
		const presence = this.#present.get(client);
		return {
			client,
			clock: presence?.clock ?? this.#departed.get(client) ?? 0,
			state: presence?.state ?? gone
		};
	}
}

/** Reads states to the last byte; clients parse them as JSON and would throw on anything else. */
const readStates = (bytes: Uint8Array): readonly State[] | undefined => {
	try {
		const decoder = decoding.createDecoder(bytes);
		const count = decoding.readVarUint(decoder);
		const states: State[] = [];
		for (let at = 0; at < count; at += 1) {
			const client = decoding.readVarUint(decoder);
			const clock = decoding.readVarUint(decoder);
			const state = decoding.readVarString(decoder);
			JSON.parse(state);
			states.push({ client, clock, state });
		}
		return decoding.hasContent(decoder) ? undefined : states;
	} catch {
		// A length past the end, or a state that is no JSON.
		return undefined;
	}
};

const encodeStates = (states: readonly State[]): Uint8Array =>
	encoding.encode((encoder) => {
		encoding.writeVarUint(encoder, states.length);
		for (const { client, clock, state } of states) {
			encoding.writeVarUint(encoder, client);
			encoding.writeVarUint(encoder, clock);
			encoding.writeVarString(encoder, state);
		}
	});
