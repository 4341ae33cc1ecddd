import type { ChainId, DeviceId, EntryId } from '#lib/kernel/identity/index.ts';
import type { Tip } from '#lib/kernel/log/index.ts';
import {
	fromWire,
	MAX_PUT_BYTES,
	readFrame,
	writeFrame,
	type Message,
	type MessageOf
} from '#lib/kernel/protocol/index.ts';
import { closeCodes } from '../close-codes.ts';
import { rightTo, type Workspace } from '../gate/index.ts';
import type { Connection, LogPath } from '../seams.ts';
import type { Store } from '../store/index.ts';
import { judgeFor } from './judge.ts';
import { Reader } from './reader.ts';
import type { LogRoom, Outcome } from './room.ts';

/** What one socket of a log is made of. */
export type SocketParts = {
	readonly connection: Connection;
	readonly path: LogPath;
	readonly device: DeviceId;
	readonly workspace: Workspace;
	readonly room: LogRoom;
	readonly store: Store;
	readonly now: () => number;
	/** Keeps the room open, also beyond the socket's end, until what it has put is on disk. */
	readonly hold: () => Promise<{ readonly release: () => void }>;
	/** Something failed that ends this socket and no other. */
	readonly report: (reason: unknown) => void;
};

/** Bytes of puts that may wait to be verified and stored; an honest client sends half of it. */
const MAX_WAITING_BYTES = 4 * 1024 * 1024;
const MAX_TIPS = 100_000;
const MAX_REFUSED_CHAINS = 1_000;

/** Speaks the log protocol on one socket until it ends. The messages are described in kernel/protocol. */
export const speakLog = (parts: SocketParts): void => {
	const { connection, workspace, room } = parts;
	const socket = new LogSocket(parts);
	const stopHearing = room.onArrival((arrival) => socket.reader.arrived(arrival));
	const stopWatching = workspace.onChange(() => socket.wantRefused());
	connection.onEnd(() => {
		socket.hasEnded = true;
		stopHearing();
		stopWatching();
	});
	connection.receive((bytes, isText) => socket.receive(bytes, isText));
};

class LogSocket {
	readonly reader: Reader;
	hasEnded = false;
	readonly #parts: SocketParts;
	#tips: Tip[] | undefined = [];
	#waitingBytes = 0;
	/** Chains of which an entry was refused that may be taken once grants change, by seq. */
	readonly #refused = new Map<ChainId, number>();
	/** How often the relay has asked for what it lacks of a chain. */
	readonly #asked = new Map<ChainId, number>();

	constructor(parts: SocketParts) {
		this.#parts = parts;
		const { connection, path, room, store } = parts;
		this.reader = new Reader({
			connection,
			room,
			store,
			key: { workspace: path.workspace, space: path.space },
			hasEnded: () => this.hasEnded,
			fail: (reason) => this.#fail(reason)
		});
	}

	receive(bytes: Uint8Array, isText: boolean): void {
		const { connection } = this.#parts;
		if (isText) return connection.end(closeCodes.malformed, 'malformed');
		// The bytes are only valid now, and entries keep views of them.
		const read = readFrame(Uint8Array.from(bytes), MAX_PUT_BYTES);
		if (!read.ok) {
			const code = read.error.code === 'too_large' ? closeCodes.tooBig : closeCodes.malformed;
			return connection.end(code, read.error.code);
		}
		if (read.value.type === 'have') this.#have(read.value);
		else if (read.value.type === 'put') void this.#put(read.value, bytes.length);
		else connection.end(closeCodes.policy, 'out_of_turn');
	}

	/** Asks again for what was refused: since then, grants have changed. */
	wantRefused(): void {
		const chains = [...this.#refused].map(([chain, from]) => ({ chain, from }));
		this.#refused.clear();
		if (chains.length > 0) this.#send({ type: 'want', chains });
	}

	#have({ tips, isLast }: MessageOf<'have'>): void {
		const { connection } = this.#parts;
		if (!this.#tips) return connection.end(closeCodes.policy, 'out_of_turn');
		this.#tips.push(...tips);
		if (this.#tips.length > MAX_TIPS) return connection.end(closeCodes.tooBig, 'too_large');
		if (!isLast) return;
		const all = this.#tips;
		this.#tips = undefined;
		void this.reader.catchUp(all).catch((reason: unknown) => this.#fail(reason));
	}

	async #put({ entries: wire }: MessageOf<'put'>, bytes: number): Promise<void> {
		const { connection, path, device, workspace, room, now, hold } = this.#parts;
		if (this.#tips) return connection.end(closeCodes.policy, 'out_of_turn');
		this.#waitingBytes += bytes;
		if (this.#waitingBytes > MAX_WAITING_BYTES) return connection.end(closeCodes.later);
		const right = rightTo(workspace.authority, device, path, now());
		if (!right.ok) return connection.end(closeCodes.stop, right.error);
		const { entries, refused } = fromWire(wire);
		const judge = judgeFor({ device, right: right.value }, now);
		const held = hold();
		try {
			const outcome = await room.offer(entries, judge, this.reader);
			this.#waitingBytes -= bytes;
			if (!outcome) return connection.end(closeCodes.fault);
			if (this.hasEnded) return;
			this.#tellRefused(outcome, refused, new Map(entries.map(({ id, entry }) => [id, entry])));
			await this.#askForMissing(outcome);
			this.#send({ type: 'ack', tips: outcome.tips });
		} catch (reason) {
			this.#fail(reason);
		} finally {
			(await held).release();
		}
	}

	/** Tells what was not kept, save where the relay only lacks what comes before and asks for it. */
	#tellRefused(
		{ refused, missing }: Outcome,
		unread: MessageOf<'refused'>['entries'],
		byId: ReadonlyMap<EntryId, { readonly chain: ChainId; readonly seq: number }>
	): void {
		const told = [...unread];
		for (const [id, code] of refused) {
			const place = byId.get(id);
			const isAskedFor = code === 'waiting' && place && missing.has(place.chain);
			if (place && !(isAskedFor && this.#mayAsk(place.chain))) {
				told.push({ id, code });
				this.#noteRefused(place.chain, place.seq);
			}
		}
		if (told.length > 0) this.#send({ type: 'refused', entries: told });
	}

	#noteRefused(chain: ChainId, seq: number): void {
		if (this.#refused.size >= MAX_REFUSED_CHAINS && !this.#refused.has(chain)) return;
		this.#refused.set(chain, Math.min(seq, this.#refused.get(chain) ?? seq));
	}

	/** What follows a refused entry is not asked for, and nothing is asked for a third time. */
	#mayAsk(chain: ChainId): boolean {
		return !this.#refused.has(chain) && (this.#asked.get(chain) ?? 0) < 2;
	}

	/** First from where the relay's chain ends; where that does not meet, it forks: then all of it. */
	async #askForMissing({ missing }: Outcome): Promise<void> {
		for (const [chain, end] of missing) {
			if (!this.#mayAsk(chain)) continue;
			const isFork = this.#asked.has(chain);
			this.#asked.set(chain, (this.#asked.get(chain) ?? 0) + 1);
			this.#send({ type: 'want', chains: [{ chain, from: isFork ? 0 : end }] });
			if (isFork) await this.reader.sendBranches(chain);
		}
	}

	#fail(reason: unknown): void {
		this.#parts.report(reason);
		this.#parts.connection.end(closeCodes.fault);
	}

	#send(message: Message): void {
		this.#parts.connection.send(writeFrame(message));
	}
}
