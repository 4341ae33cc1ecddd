/**
 * Awareness of a sealed draft: who is here and where their caret stands are content too. The outer
 * awareness, which travels, has one field, `sealed`: base64url of the epoch's id, the nonce and, by
 * AES-256-GCM under the epoch's key for `presence/<room>`, the padded y-protocols update of this device's
 * inner state. The additional data are CBOR ['tongban/presence/1', workspace, space, room, epoch]. As in
 * any draft, awareness is not signed: it is nobody's statement, and gone with the socket.
 */
import { encode } from 'cborg';
import * as decoding from 'lib0/decoding';
import {
	applyAwarenessUpdate,
	encodeAwarenessUpdate,
	removeAwarenessStates,
	type Awareness
} from 'y-protocols/awareness';
import { bytesToText, textToBytes } from '../identity/index.ts';
import type { DraftPlace } from './blob.ts';
import { lock, NONCE_BYTES, unlock, type Draw } from './box.ts';
import type { EpochId, EpochKey } from './epoch-key.ts';
import type { Keyring } from './keyring.ts';
import { pad, unpad } from './padding.ts';

/** What the two awarenesses are joined by. */
export interface PresenceParts {
	readonly place: DraftPlace;
	/** The one that travels. */
	readonly outer: Awareness;
	/** The one that the editor writes and reads. */
	readonly inner: Awareness;
	readonly keyring: Pick<Keyring, 'key' | 'writing'>;
	readonly draw: Draw;
}

/** A running join of two awarenesses. */
export interface Presence {
	/** Looks again at everybody's state, after keys have come. */
	keysChanged(): void;
	close(): void;
}

type Changes = {
	readonly added: readonly number[];
	readonly updated: readonly number[];
	readonly removed: readonly number[];
};

const EPOCH_BYTES = 32;
const LEAST_BYTES = 256;
const ORIGIN = 'sealed presence';

/** Joins an inner awareness to the outer one that carries it. */
export const sealPresence = (parts: PresenceParts): Presence => {
	const { inner, outer } = parts;
	/** Who of the inner awareness came by whom of the outer one. */
	const clients = new Map<number, number>();
	const publish = () => {
		const sealed = inner.getLocalState() === null ? undefined : lockState(parts);
		outer.setLocalState(sealed === undefined ? null : { sealed });
	};
	const read = (client: number) => {
		if (client === outer.clientID) return;
		const update = openState(parts, outer.getStates().get(client)?.['sealed']);
		const author = update && clientOf(update);
		if (!update || author === undefined || author === inner.clientID) return;
		clients.set(client, author);
		applyAwarenessUpdate(inner, update, ORIGIN);
	};
	const forget = (client: number) => {
		const author = clients.get(client);
		clients.delete(client);
		if (author !== undefined) removeAwarenessStates(inner, [author], ORIGIN);
	};
	const onInner = ({ added, updated, removed }: Changes) => {
		if ([...added, ...updated, ...removed].includes(inner.clientID)) publish();
	};
	const onOuter = ({ added, updated, removed }: Changes) => {
		for (const client of [...added, ...updated]) read(client);
		for (const client of removed) forget(client);
	};
	const keysChanged = () => {
		publish();
		for (const client of outer.getStates().keys()) read(client);
	};
	inner.on('update', onInner);
	outer.on('update', onOuter);
	keysChanged();
	return {
		keysChanged,
		close: () => {
			inner.off('update', onInner);
			outer.off('update', onOuter);
		}
	};
};

const contextOf = ({ workspace, space, room }: DraftPlace, epoch: EpochId) =>
	encode(['tongban/presence/1', workspace, space, room, epoch]);

const cipherOf = (key: EpochKey, { room }: DraftPlace) => key.cipher(`presence/${room}`);

const lockState = ({ place, inner, keyring, draw }: PresenceParts): string | undefined => {
	const key = keyring.writing(place.space);
	if (!key) return undefined;
	const content = pad(encodeAwarenessUpdate(inner, [inner.clientID]), { least: LEAST_BYTES });
	const { nonce, body } = lock(cipherOf(key, place), content, contextOf(place, key.id), draw);
	return bytesToText(Uint8Array.from([...(textToBytes(key.id) ?? []), ...nonce, ...body]));
};

const openState = ({ place, keyring }: PresenceParts, sealed: unknown): Uint8Array | undefined => {
	const bytes = typeof sealed === 'string' ? textToBytes(sealed) : undefined;
	if (!bytes) return undefined;
	const epoch = bytesToText(bytes.subarray(0, EPOCH_BYTES)) as EpochId;
	const key = keyring.key(epoch);
	if (!key || key.space !== place.space) return undefined;
	const nonce = bytes.subarray(EPOCH_BYTES, EPOCH_BYTES + NONCE_BYTES);
	const body = bytes.subarray(EPOCH_BYTES + NONCE_BYTES);
	const content = unlock(cipherOf(key, place), { nonce, body }, contextOf(place, epoch));
	return content && unpad(content);
};

/** The one client whose state the update holds; undefined where it holds none, several, or no state. */
const clientOf = (update: Uint8Array): number | undefined => {
	try {
		const decoder = decoding.createDecoder(update);
		if (decoding.readVarUint(decoder) !== 1) return undefined;
		const client = decoding.readVarUint(decoder);
		decoding.readVarUint(decoder);
		JSON.parse(decoding.readVarString(decoder));
		return client;
	} catch {
		return undefined; // a holder has made it by hand
	}
};
