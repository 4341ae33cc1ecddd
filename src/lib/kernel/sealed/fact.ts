/**
 * A sealed fact: an entry of the fixed type `sealed` whose payload is {epoch, nonce, body}, all bytes.
 *
 * body = AES-256-GCM under the epoch's key for 'facts' of the padded, deterministic CBOR [type, payload].
 * The additional data are CBOR ['tongban/fact/1', space, device, chain, seq, prev, by, auth, deps, at]: a
 * ciphertext that is moved to another entry opens to nothing. What an entry says outside its body is
 * clear: who, when, citing which grant, how long about; what it says inside only holders know.
 */
import { decode, encode } from 'cborg';
import { bytesToText, textToBytes } from '../identity/index.ts';
import type { Data, Entry } from '../log/index.ts';
import { err, ok, type Result } from '../result/index.ts';
import { lock, NONCE_BYTES, TAG_BYTES, unlock, type Draw } from './box.ts';
import type { EpochId, EpochKey } from './epoch-key.ts';
import { pad, unpad } from './padding.ts';

/** The type of every sealed fact's entry. */
export const sealedType = 'sealed';

/** What a sealed fact states, once it is open. */
export interface InnerEvent {
	readonly type: string;
	readonly payload: { readonly [key: string]: Data };
}

/** Why a sealed fact says nothing to this device: it waits for the key, or never will. */
export type SealedFault = { readonly code: 'no_key' | 'bad_ciphertext' };

/** The envelope of an entry, which stays clear. */
export type Envelope = Omit<Entry, 'type' | 'payload'>;

const LEAST_BYTES = 128;
const MOST_BYTES = 8 * 1024;
const PURPOSE = 'facts';

/** The payload of the sealed entry that has this envelope. */
export const sealFact = (
	key: EpochKey,
	envelope: Envelope,
	{ type, payload }: InnerEvent,
	draw: Draw
): Entry['payload'] => {
	const context = contextOf(envelope);
	// The context has nearly the length of the clear part, so an entry that fits still does when padded.
	const most = MOST_BYTES - context.length - PAYLOAD_OVERHEAD;
	const content = pad(encode([type, payload]), { least: LEAST_BYTES, most });
	const { nonce, body } = lock(key.cipher(PURPOSE), content, context, draw);
	return { epoch: textToBytes(key.id) ?? new Uint8Array(), nonce, body };
};

// Names and lengths of the payload's fields, the epoch, the nonce and the tag.
const PAYLOAD_OVERHEAD = 24 + 32 + NONCE_BYTES + TAG_BYTES + 24;

/** The event inside a sealed entry; `keyOf` answers the keys that this device holds. */
export const openFact = (
	{ payload, ...envelope }: Entry,
	keyOf: (epoch: EpochId) => EpochKey | undefined
): Result<InnerEvent, SealedFault> => {
	const { nonce, body } = payload;
	const id = epochOf({ payload, ...envelope });
	const isWhole = isBytes(nonce) && isBytes(body) && Object.keys(payload).length === 3;
	if (!id || !isWhole) return err({ code: 'bad_ciphertext' });
	const key = keyOf(id);
	if (!key) return err({ code: 'no_key' });
	if (key.space !== envelope.space) return err({ code: 'bad_ciphertext' });
	const content = unlock(key.cipher(PURPOSE), { nonce, body }, contextOf(envelope));
	const event = content && readEvent(unpad(content));
	return event ? ok(event) : err({ code: 'bad_ciphertext' });
};

/** The epoch under which an entry says it is sealed; undefined where it says none. */
export const epochOf = ({ payload: { epoch } }: Entry): EpochId | undefined =>
	isBytes(epoch) && epoch.length === 32 ? (bytesToText(epoch) as EpochId) : undefined;

const isBytes = (data: Data | undefined): data is Uint8Array => data instanceof Uint8Array;

const contextOf = ({ space, device, chain, seq, prev, by, auth, deps, at }: Envelope): Uint8Array =>
	encode(['tongban/fact/1', space, device, chain, seq, prev, by, auth, deps, at]);

const readEvent = (bytes: Uint8Array | undefined): InnerEvent | undefined => {
	if (!bytes) return undefined;
	try {
		const read: unknown = decode(bytes, strict);
		if (!Array.isArray(read) || read.length !== 2) return undefined;
		const [type, payload]: unknown[] = read;
		return typeof type === 'string' && isMap(payload) ? { type, payload } : undefined;
	} catch {
		return undefined; // its author had the key and wrote something else
	}
};

const strict = {
	allowIndefinite: false,
	allowUndefined: false,
	allowNaN: false,
	allowInfinity: false,
	allowBigInt: false,
	strict: true,
	rejectDuplicateMapKeys: true
} as const;

const isMap = (value: unknown): value is InnerEvent['payload'] =>
	typeof value === 'object' &&
	value !== null &&
	!Array.isArray(value) &&
	!(value instanceof Uint8Array);
