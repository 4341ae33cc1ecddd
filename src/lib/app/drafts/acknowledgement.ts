/**
 * The relay sends a draft update back to its author once it is on disk. The stock provider applies
 * that echo and says nothing, so this listens along: an update is acknowledged when its own bytes, or
 * those of a later one from here, come back. On joining, the client's answer to the relay's state
 * vector takes the place of whatever was pending; where the relay held all of it already, what comes
 * back for it is the empty update.
 */
import * as decoding from 'lib0/decoding';
import { messageYjsSyncStep1, messageYjsUpdate } from 'y-protocols/sync';
import { messageSync, type WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { sameBytes } from '#lib/kernel/identity/index.ts';

/** Calls `settled` whenever the relay has everything; the answer ends the watch. */
export const watchAcknowledgement = (
	doc: Y.Doc,
	provider: WebsocketProvider,
	settled: () => void
): (() => void) => {
	let pending: readonly Uint8Array[] = [];
	let answer: Uint8Array | undefined;
	const acknowledge = (update: Uint8Array) => {
		const at = pending.findIndex((each) => sameBytes(each, update));
		const isEmpty = sameBytes(update, emptyUpdate);
		if (at < 0 && !(isEmpty && pending[0] === answer)) return;
		pending = pending.slice(Math.max(at, 0) + 1);
		if (pending.length === 0) settled();
	};
	const stock = provider.messageHandlers[messageSync];
	if (!stock) throw new Error('y-websocket without a handler for sync messages');
	provider.messageHandlers[messageSync] = (encoder, decoder, ...rest) => {
		const message = decoding.clone(decoder);
		const type = decoding.readVarUint(message);
		const body = decoding.readVarUint8Array(message);
		if (type === messageYjsSyncStep1) {
			answer = Y.encodeStateAsUpdate(doc, body);
			pending = [answer];
		}
		stock(encoder, decoder, ...rest);
		if (type === messageYjsUpdate) acknowledge(body);
	};
	const onUpdate = (update: Uint8Array, origin: unknown) => {
		if (origin !== provider) pending = [...pending, update];
	};
	doc.on('update', onUpdate);
	return () => doc.off('update', onUpdate);
};

const emptyUpdate = Uint8Array.of(0, 0);
