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

/** The awareness of one room. */
export type Awareness = {
	/** Takes in what the socket `owner` sent. */
	receive(owner: number, bytes: Uint8Array): Result<AwarenessOutcome, AwarenessRefusal>;
	/** Removes the client ids that the socket introduced. */
	leave(owner: number): void;
	/** The states that changed since the last call, encoded; `undefined` when none did. */
	takeChanges(): Uint8Array | undefined;
	/** Everybody's state, encoded; `undefined` when nobody has one. */
	everybody(): Uint8Array | undefined;
};

const departuresRemembered = 1_000;
const gone = 'null';

/** Awareness of a room nobody is in yet. */
export const openAwareness = (limits: AwarenessLimits): Awareness => {
	const present = new Map<number, Presence>();
	const departed = new Map<number, number>();
	const changed = new Set<number>();

	const depart = (client: number, clock: number): void => {
		present.delete(client);
		departed.delete(client);
		departed.set(client, clock);
		changed.add(client);
		for (const oldest of departed.keys()) {
			if (departed.size <= departuresRemembered) break;
			departed.delete(oldest);
		}
	};
	const accept = (owner: number, { client, clock, state }: State): boolean => {
		const known = present.get(client);
		const lastClock = known?.clock ?? departed.get(client) ?? -1;
		const leaves = state === gone;
		if (leaves && known === undefined) return false;
		if (clock < lastClock || (clock === lastClock && !leaves)) return false;
		if (leaves) depart(client, clock);
		else {
			departed.delete(client);
			present.set(client, { clock, state, owner });
			changed.add(client);
		}
		return true;
	};
	const introducedBy = (owner: number): number =>
		[...present.values()].filter((presence) => presence.owner === owner).length;

	const receive: Awareness['receive'] = (owner, bytes) => {
		const states = readStates(bytes);
		if (states === undefined) return err('malformed');
		if (states.some(({ state }) => state.length > limits.awarenessStateBytes)) {
			return err('state-too-big');
		}
		let changes = 0;
		const removed: State[] = [];
		for (const state of states) {
			if (accept(owner, state)) changes += 1;
			else if (departed.get(state.client) === state.clock && state.state !== gone) {
				removed.push({ ...state, state: gone });
			}
		}
		if (changes > 0 && introducedBy(owner) > limits.awarenessClients) {
			return err('too-many-clients');
		}
		return ok({ changes, correction: removed.length > 0 ? encodeStates(removed) : undefined });
	};

	const stateOf = (client: number): State => ({
		client,
		clock: present.get(client)?.clock ?? departed.get(client) ?? 0,
		state: present.get(client)?.state ?? gone
	});

	return {
		receive,
		leave: (owner) => {
			for (const [client, presence] of present) {
				if (presence.owner === owner) depart(client, presence.clock);
			}
		},
		takeChanges: () => {
			if (changed.size === 0) return undefined;
			const states = [...changed].map(stateOf);
			changed.clear();
			return encodeStates(states);
		},
		everybody: () =>
			present.size === 0 ? undefined : encodeStates([...present.keys()].map(stateOf))
	};
};

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
