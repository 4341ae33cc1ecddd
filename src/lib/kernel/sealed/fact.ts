/**
 * A sealed fact: an entry of the fixed type `sealed` whose payload is {epoch, nonce, body}, all bytes.
 *
 * body = AES-256-GCM under the epoch's key for 'facts' of the padded, deterministic CBOR [type, payload].
 * The additional data are CBOR ['tongban/fact/1', space, device, chain, seq, prev, by, auth, deps, at]: a
 * ciphertext that is moved to another entry opens to nothing. What an entry says outside its body is
 * clear: who, when, citing which grant, how long about; what it says inside only holders know.
 *
 * A read fact, by which somebody states why they open a document, has the type `read.stated` and the
 * payload {document, epoch, nonce, body}: which document is clear, because the relay gives its share of
 * the key against this very fact; by whose record it is, why, and for what is inside. The additional
 * data begin with 'tongban/read/1' and the document instead. Neither opens as the other.
 */
import { encode } from 'cborg';
import { bytesToText, textToBytes } from '../identity/index.ts';
import type { Data, Entry } from '../log/index.ts';
import { err, ok, type Result } from '../result/index.ts';
import { lock, NONCE_BYTES, TAG_BYTES, unlock, type Draw } from './box.ts';
import { decodeStrictly, isMap, type Contents } from './contents.ts';
import type { DocumentId } from './document-bytes.ts';
import type { EpochId, EpochKey } from './epoch-key.ts';
import { pad, unpad } from './padding.ts';

/** The type of every sealed fact's entry but one kind's. */
export const sealedType = 'sealed';

/** The type of the entry, and of the event inside it, by which somebody states why they open a document. */
export const readType = 'read.stated';

/** Whether entries of this type are sealed. */
export const isSealedType = (type: string): boolean => type === sealedType || type === readType;

/** What a sealed fact states, once it is open. */
export interface InnerEvent {
	readonly type: string;
	readonly payload: Contents;
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
	event: InnerEvent,
	draw: Draw
): Entry['payload'] => lockEvent(key, contextOf(envelope), event, draw);

/** The payload of the read fact that has this envelope; `document` in its own payload stays clear. */
export const sealReading = (
	key: EpochKey,
	envelope: Envelope,
	payload: Contents,
	draw: Draw
): Entry['payload'] => {
	const { document: named, ...inside } = payload;
	const document = (typeof named === 'string' && textToBytes(named)) || new Uint8Array();
	const context = readContext(envelope, document);
	return { document, ...lockEvent(key, context, { type: readType, payload: inside }, draw) };
};

const lockEvent = (
	key: EpochKey,
	context: Uint8Array,
	{ type, payload }: InnerEvent,
	draw: Draw
): Entry['payload'] => {
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
	entry: Entry,
	keyOf: (epoch: EpochId) => EpochKey | undefined
): Result<InnerEvent, SealedFault> => {
	const { type, payload, ...envelope } = entry;
	const { nonce, body } = payload;
	const id = epochOf(entry);
	const document = type === readType ? documentRead(entry) : undefined;
	const fields = document ? 4 : 3;
	const isWhole = isBytes(nonce) && isBytes(body) && Object.keys(payload).length === fields;
	if (!id || !isWhole) return err({ code: 'bad_ciphertext' });
	const key = keyOf(id);
	if (!key) return err({ code: 'no_key' });
	if (key.space !== envelope.space) return err({ code: 'bad_ciphertext' });
	const context = document
		? readContext(envelope, textToBytes(document) ?? new Uint8Array())
		: contextOf(envelope);
	const content = unlock(key.cipher(PURPOSE), { nonce, body }, context);
	const event = content && readEvent(unpad(content));
	// A reading that the relay cannot see would be none.
	if (!event || (event.type === readType) !== (document !== undefined)) {
		return err({ code: 'bad_ciphertext' });
	}
	return ok(document ? { type: readType, payload: { ...event.payload, document } } : event);
};

/** The document that a read fact is about, which everybody can tell; undefined where it is none. */
export const documentRead = ({ type, payload }: Entry): DocumentId | undefined => {
	const { document } = payload;
	if (type !== readType || !isBytes(document) || document.length !== 32) return undefined;
	return bytesToText(document) as DocumentId;
};

/** The epoch under which an entry says it is sealed; undefined where it says none. */
export const epochOf = ({ payload: { epoch } }: Entry): EpochId | undefined =>
	isBytes(epoch) && epoch.length === 32 ? (bytesToText(epoch) as EpochId) : undefined;

const isBytes = (data: Data | undefined): data is Uint8Array => data instanceof Uint8Array;

const contextOf = ({ space, device, chain, seq, prev, by, auth, deps, at }: Envelope): Uint8Array =>
	encode(['tongban/fact/1', space, device, chain, seq, prev, by, auth, deps, at]);

const readContext = (envelope: Envelope, document: Uint8Array): Uint8Array => {
	const { space, device, chain, seq, prev, by, auth, deps, at } = envelope;
	const placed = [space, device, chain, seq, prev, by, auth, deps, at];
	return encode(['tongban/read/1', document, ...placed]);
};

const readEvent = (bytes: Uint8Array | undefined): InnerEvent | undefined => {
	const read = bytes && decodeStrictly(bytes);
	if (!Array.isArray(read) || read.length !== 2) return undefined;
	const [type, payload]: unknown[] = read;
	return typeof type === 'string' && isMap(payload) ? { type, payload } : undefined;
};
