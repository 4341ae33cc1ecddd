/**
 * The relay's wire, versions 1 to 3. Every message is one binary websocket message: deterministic CBOR of
 * `[tag, …fields]`, at most 256 KiB. Ids travel as bytes. What does not read exactly is refused.
 *
 * Handshake, the same for logs and drafts, before anything else:
 *
 *     relay  → challenge  32 fresh random bytes, and the host it thinks it was called by
 *     client → answer     device, its clock, signature over `answerMessage`, and control entries that
 *                         the relay may lack (founding, introduction, joining); at most 16 KiB
 *     relay  → ready      or a close: 4401 (prove again), 4403 (stop), 1007, 1009; the reason is the code
 *
 * The signature binds host, address and nonce, so that it serves nobody elsewhere or later. The
 * client signs the host it dialled, never the one it is told. The client's clock is for information:
 * freshness comes from the nonce alone. Before `ready` the relay allows 10 s, 16 KiB and one message.
 *
 * Recovery (version 2), where the answer is signed by the key in the address, which stands in the place
 * of the device, and its proof is empty:
 *
 *     relay  → workspaces  whom this key recovers in which workspaces; several messages where they do
 *                          not fit, the last says `isLast`; then the relay says goodbye
 *
 * Shares of one space (version 3): halves of the keys of its full documents, which only the relay has.
 * One answer to each message, in order; `declined` says why, by a code of `shareRefusals`:
 *
 *     client → keep      a share, once and for all, by whoever may `share.keep`; → done, once on disk
 *     client → ask       for a document's share, by whoever may `record.open`, naming the read fact in
 *                        which this very device has stated why; → share, once for each fact, within
 *                        ten minutes of the relay's receipt of it
 *     client → drop      a share, for good, by whoever may `space.open`; → done
 *
 * Log of one space, after the handshake:
 *
 *     client → have      its tips; several messages where they do not fit, the last says `isLast`
 *     relay  → entries   what the client lacks, in an order in which each follows its predecessor
 *     relay  → want      chains of which the relay lacks something, from which seq on
 *     relay  → synced    its own tips: all of these are on its disk
 *     client → put       entries, live or wanted
 *     relay  → ack       the tips of what a put held: these and all before them are on the relay's disk
 *     relay  → refused   entries it did not keep, and why; the socket stays
 *     relay  → push      entries that others have put, once they are on the relay's disk
 *
 * Every put is answered by one `ack`, in order, after whatever is refused of it. A put may have at most
 * 255 KiB, so that what the relay passes on of it fits in one message, too.
 *
 * `want` may come at any time: what was refused for lack of a grant is wanted again when grants change.
 * Of a chain that forks both branches travel, in any order that keeps each branch's own.
 *
 * In every message the last entry of each chain carries a signature, which vouches for those before it.
 * Nothing is resumed by counting bytes: a new connection says what it has, and all is idempotent.
 *
 * The version is a matter of the address: logs and drafts speak 1, recovery 2, shares 3, and that is
 * what challenge and answer name. Nothing is negotiated: a client asks at the addresses it knows, and a relay
 * that does not know an address answers 404.
 */
import type { ChainId, DeviceId, EntryId, PersonId, WorkspaceId } from '../identity/index.ts';
import type { DocumentId } from '../sealed/index.ts';
import { bytes, count, flag, id, list, record, text, type Kind, type ValueOf } from './kinds.ts';

/** An entry as it travels: its bytes, and its signature where it has one of its own. */
export interface WireEntry {
	readonly bytes: Uint8Array;
	readonly signature?: Uint8Array;
}

const entry: Kind<WireEntry> = {
	name: 'entry(bytes,bytes(64)|null)',
	write: (value) => [value.bytes, value.signature ?? null],
	read: (raw) => {
		if (!Array.isArray(raw) || raw.length !== 2) return undefined;
		const [body, signature]: unknown[] = raw;
		if (!(body instanceof Uint8Array)) return undefined;
		if (signature === null) return { bytes: body };
		return signature instanceof Uint8Array && signature.length === 64
			? { bytes: body, signature }
			: undefined;
	}
};

const tip = record({ chain: id<ChainId>(8), seq: count, id: id<EntryId>(32) });

const document = id<DocumentId>(32);

const found = record({ workspace: id<WorkspaceId>(32), person: id<PersonId>(32) });

/** Tag, name and fields of every message, by the version that brought it; a test pins each. */
export const messagesByVersion = {
	1: {
		challenge: [0, record({ version: count, nonce: bytes(32), host: text(255) })],
		answer: [
			1,
			record({
				version: count,
				device: id<DeviceId>(32),
				time: count,
				signature: bytes(64),
				proof: list(entry)
			})
		],
		ready: [2, record({ canWrite: flag })],
		have: [16, record({ tips: list(tip), isLast: flag })],
		entries: [17, record({ entries: list(entry), done: count, total: count })],
		want: [18, record({ chains: list(record({ chain: id<ChainId>(8), from: count })) })],
		synced: [19, record({ tips: list(tip), isLast: flag })],
		put: [20, record({ entries: list(entry) })],
		ack: [21, record({ tips: list(tip) })],
		push: [22, record({ entries: list(entry) })],
		refused: [23, record({ entries: list(record({ id: id<EntryId>(32), code: text(40) })) })]
	},
	2: {
		workspaces: [3, record({ found: list(found), isLast: flag })]
	},
	3: {
		keep: [24, record({ document, share: bytes(32) })],
		ask: [25, record({ document, fact: tip })],
		drop: [26, record({ document })],
		share: [27, record({ document, share: bytes(32) })],
		done: [28, record({ document })],
		declined: [29, record({ document, code: text(40) })]
	}
} as const;

/** Every message of the wire. */
export const messages = {
	...messagesByVersion[1],
	...messagesByVersion[2],
	...messagesByVersion[3]
};

type Messages = typeof messages;

/** A message of the wire. */
export type Message = {
	readonly [Type in keyof Messages]: { readonly type: Type } & ValueOf<Messages[Type][1]>;
}[keyof Messages];

/** The message of one type. */
export type MessageOf<Type extends Message['type']> = Extract<Message, { type: Type }>;
