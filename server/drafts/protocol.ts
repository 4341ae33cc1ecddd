/**
 * The y-websocket 3 protocol, one message per frame:
 *
 *     0 0 <state vector>   sync step 1: what I have, send me the rest
 *     0 1 <update>         sync step 2: the rest
 *     0 2 <update>         an update
 *     1 <awareness>        [count, (client, clock, state as JSON text)…]
 *     2 0 <reason>         permission denied (relay to client only)
 *     3                    tell me everybody's awareness
 *
 * Numbers are lib0 varints; vectors, updates and awareness are length-prefixed. The sender is not
 * trusted: anything that does not read to the last byte is malformed.
 */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { err, ok, type Result } from '#lib/kernel/result/index.ts';

/** A message from a client. */
export type ClientMessage =
	| { readonly type: 'join'; readonly vector: Uint8Array }
	| { readonly type: 'update'; readonly update: Uint8Array; readonly answersJoin: boolean }
	| { readonly type: 'awareness'; readonly states: Uint8Array }
	| { readonly type: 'awareness-wanted' }
	| { readonly type: 'ignored' };

const kinds = { sync: 0, awareness: 1, auth: 2, awarenessWanted: 3 } as const;
const syncKinds = { step1: 0, step2: 1, update: 2 } as const;

/** Reads one message. */
export const readMessage = (bytes: Uint8Array): Result<ClientMessage, 'malformed'> => {
	try {
		const decoder = decoding.createDecoder(bytes);
		const message = readKind(decoder);
		return message === undefined || decoding.hasContent(decoder) ? err('malformed') : ok(message);
	} catch {
		// lib0 throws when a varint or a length runs past the end.
		return err('malformed');
	}
};

const readKind = (decoder: decoding.Decoder): ClientMessage | undefined => {
	switch (decoding.readVarUint(decoder)) {
		case kinds.sync:
			return readSync(decoder);
		case kinds.awareness:
			return { type: 'awareness', states: decoding.readVarUint8Array(decoder) };
		case kinds.awarenessWanted:
			return { type: 'awareness-wanted' };
		case kinds.auth:
			decoding.readTailAsUint8Array(decoder);
			return { type: 'ignored' };
		default:
			return undefined;
	}
};

const readSync = (decoder: decoding.Decoder): ClientMessage | undefined => {
	switch (decoding.readVarUint(decoder)) {
		case syncKinds.step1:
			return { type: 'join', vector: decoding.readVarUint8Array(decoder) };
		case syncKinds.step2:
			return { type: 'update', update: decoding.readVarUint8Array(decoder), answersJoin: true };
		case syncKinds.update:
			return { type: 'update', update: decoding.readVarUint8Array(decoder), answersJoin: false };
		default:
			return undefined;
	}
};

const syncMessage = (kind: number, bytes: Uint8Array): Uint8Array =>
	encoding.encode((encoder) => {
		encoding.writeVarUint(encoder, kinds.sync);
		encoding.writeVarUint(encoder, kind);
		encoding.writeVarUint8Array(encoder, bytes);
	});

/** Asks the client for what a state vector lacks. */
export const step1Message = (vector: Uint8Array): Uint8Array =>
	syncMessage(syncKinds.step1, vector);

/** The last of the updates a joining client is sent; the client then counts itself synced. */
export const step2Message = (update: Uint8Array): Uint8Array =>
	syncMessage(syncKinds.step2, update);

/** One update. */
export const updateMessage = (update: Uint8Array): Uint8Array =>
	syncMessage(syncKinds.update, update);

/** One update in parts that need no copy of it. */
export const updateParts = (update: Uint8Array): readonly [Uint8Array, Uint8Array] => [
	updatePrefix(update.length),
	update
];

/** Most updates are short, and their prefixes few. */
const shortPrefixes = Array.from({ length: 128 }, (_, length) =>
	Uint8Array.of(kinds.sync, syncKinds.update, length)
);

const updatePrefix = (length: number): Uint8Array =>
	shortPrefixes[length] ??
	encoding.encode((encoder) => {
		encoding.writeVarUint(encoder, kinds.sync);
		encoding.writeVarUint(encoder, syncKinds.update);
		encoding.writeVarUint(encoder, length);
	});

/** Awareness states. */
export const awarenessMessage = (states: Uint8Array): Uint8Array =>
	encoding.encode((encoder) => {
		encoding.writeVarUint(encoder, kinds.awareness);
		encoding.writeVarUint8Array(encoder, states);
	});

/** Tells a client that its updates are not taken. */
export const deniedMessage = (reason: string): Uint8Array =>
	encoding.encode((encoder) => {
		encoding.writeVarUint(encoder, kinds.auth);
		encoding.writeVarUint(encoder, 0);
		encoding.writeVarString(encoder, reason);
	});
