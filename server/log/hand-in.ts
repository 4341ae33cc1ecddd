/**
 * What somebody had written before hearing that their rights were taken back. It does not count, and a
 * senior may ratify it; so the relay takes it in, once they are back, and closes the door after it.
 *
 * They are told nothing that they do not have: `synced` names only those of their own tips that are
 * here, `want` asks for the rest. Only entries of their own device are taken, and no more of a chain
 * than `MAX_BEYOND` past what counts of it, so that nobody can fill a disk with what nobody reads.
 */
import type { Authority } from '#lib/kernel/authority/index.ts';
import type { ChainId, EntryId, PersonId } from '#lib/kernel/identity/index.ts';
import type { Tip } from '#lib/kernel/log/index.ts';
import {
	fromWire,
	MAX_PUT_BYTES,
	readFrame,
	writeFrame,
	type AccessRefusal,
	type Message,
	type MessageOf
} from '#lib/kernel/protocol/index.ts';
import { closeCodes } from '../close-codes.ts';
import { rightTo } from '../gate/index.ts';
import type { SocketParts } from './handler.ts';
import type { Judge } from './room.ts';
import { rowToEntry } from './rows.ts';

const PATIENCE_MS = 60_000;
const MAX_TIPS = 10_000;
/** Chains that the relay has never heard of; a device begins one the first time it writes somewhere. */
const MAX_NEW_CHAINS = 4;
const MAX_BEYOND = 2_000;

/** Takes in, and ends the socket with `over` when all is here or the patience has run out. */
export const takeHandIn = (parts: SocketParts, over: AccessRefusal): void => {
	const { connection, workspace, device, path, now } = parts;
	const socket = new HandIn(parts, over);
	const timer = setTimeout(() => connection.end(closeCodes.stop, over), PATIENCE_MS);
	// Whoever is given a right meanwhile comes back as a member.
	const look = () => {
		const right = rightTo(workspace.authority, device, path, now());
		if (right.ok) connection.end(closeCodes.comeBack, 'right_changed');
	};
	const stopLooking = workspace.onChange(look);
	connection.onEnd(() => {
		clearTimeout(timer);
		stopLooking();
	});
	look();
	connection.receive((bytes, isText) => {
		// The bytes are only valid now, and entries keep views of them.
		const read = isText ? undefined : readFrame(Uint8Array.from(bytes), MAX_PUT_BYTES);
		if (!read?.ok) return connection.end(closeCodes.malformed, 'malformed');
		if (read.value.type === 'have') socket.have(read.value);
		else if (read.value.type === 'put') socket.put(read.value, bytes.length);
		else connection.end(closeCodes.policy, 'out_of_turn');
	});
};

class HandIn {
	readonly #parts: SocketParts;
	readonly #over: AccessRefusal;
	#tips: Tip[] = [];
	/** What is still to come, by chain; undefined until the client has said what it has. */
	#awaited: Map<ChainId, Tip> | undefined;

	constructor(parts: SocketParts, over: AccessRefusal) {
		this.#parts = parts;
		this.#over = over;
	}

	have({ tips, isLast }: MessageOf<'have'>): void {
		const { connection } = this.#parts;
		if (this.#awaited) return connection.end(closeCodes.policy, 'out_of_turn');
		this.#tips.push(...tips);
		if (this.#tips.length > MAX_TIPS) return connection.end(closeCodes.tooBig, 'too_large');
		if (isLast) void this.#ask().catch((reason: unknown) => this.#fail(reason));
	}

	put({ entries: wire }: MessageOf<'put'>, bytes: number): void {
		const { connection, spend } = this.#parts;
		if (!this.#awaited) return connection.end(closeCodes.policy, 'out_of_turn');
		if (!spend(bytes)) return connection.end(closeCodes.policy, 'daily_limit');
		void this.#take(wire).catch((reason: unknown) => this.#fail(reason));
	}

	async #ask(): Promise<void> {
		const { room } = this.#parts;
		const awaited = new Map<ChainId, Tip>();
		const here: Tip[] = [];
		const wants: { chain: ChainId; from: number }[] = [];
		let fresh = 0;
		for (const tip of this.#tips) {
			const ours = room.chains.tips.get(tip.chain);
			const isHere = ours?.some(({ id }) => id === tip.id) ?? false;
			const isAsked = ours ? !isHere && (await this.#isOwn(tip.chain)) : ++fresh <= MAX_NEW_CHAINS;
			if (isHere) here.push(tip);
			if (!isAsked) continue;
			awaited.set(tip.chain, tip);
			wants.push({ chain: tip.chain, from: Math.max(-1, ...(ours ?? []).map(seqOf)) + 1 });
		}
		this.#awaited = awaited;
		if (wants.length > 0) this.#send({ type: 'want', chains: wants });
		this.#send({ type: 'synced', tips: here, isLast: true });
		this.#endWhenAllIsHere();
	}

	async #isOwn(chain: ChainId): Promise<boolean> {
		const { store, path, device } = this.#parts;
		const key = { workspace: path.workspace, space: path.space };
		const [first] = await store.readChain(key, chain, 0, 1);
		return (first && rowToEntry(first)?.entry.device) === device;
	}

	async #take(wire: MessageOf<'put'>['entries']): Promise<void> {
		const { connection, room, device, hold } = this.#parts;
		const { entries, refused } = fromWire(wire);
		const held = hold();
		try {
			const outcome = await room.offer(entries, handInJudge(device), this);
			if (!outcome) return connection.end(closeCodes.fault);
			const all = [...refused, ...[...outcome.refused].map(([id, code]) => ({ id, code }))];
			if (all.length > 0) this.#send({ type: 'refused', entries: all });
			this.#send({ type: 'ack', tips: outcome.tips });
			const settled = new Set<EntryId>([...all, ...outcome.tips].map(({ id }) => id));
			for (const { id, entry } of entries) {
				if (settled.has(id) && this.#awaited?.get(entry.chain)?.id === id) {
					this.#awaited.delete(entry.chain);
				}
			}
			this.#endWhenAllIsHere();
		} finally {
			(await held).release();
		}
	}

	#endWhenAllIsHere(): void {
		if (this.#awaited?.size === 0) this.#parts.connection.end(closeCodes.stop, this.#over);
	}

	#fail(reason: unknown): void {
		this.#parts.report(reason);
		this.#parts.connection.end(closeCodes.fault);
	}

	#send(message: Message): void {
		this.#parts.connection.send(writeFrame(message));
	}
}

const seqOf = ({ seq }: Tip): number => seq;

const handInJudge =
	(device: SocketParts['device']): Judge =>
	({ entries, authority }) => {
		const refused = new Map<EntryId, string>();
		for (const { id, entry } of entries) {
			if (entry.device !== device || entry.by === '') refused.set(id, 'revoked');
			else if (entry.seq > countedOf(authority, entry.by, entry.chain) + MAX_BEYOND)
				refused.set(id, 'too_many');
		}
		return refused;
	};

/** The last seq of a chain that any of a person's taken grants still lets count; -1 for none. */
const countedOf = ({ grants }: Authority, person: PersonId, chain: ChainId): number =>
	Math.max(
		-1,
		...[...grants.values()]
			.filter(({ to }) => to === person)
			.flatMap(({ cuts }) => cuts.flatMap(({ cut }) => cut))
			.flatMap(([each, seq]) => (each === chain ? [seq] : []))
	);
