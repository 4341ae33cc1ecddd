import { decode, encode } from 'cborg';
import { bytesToText, sameBytes, textToBytes, type ObjectId } from '../identity/index.ts';
import { NONCE_BYTES, TAG_BYTES, type Box } from './box.ts';
import type { EpochId } from './epoch-key.ts';

declare const brand: unique symbol;
/** Names one version of one sealed document, and the share of its key (43 characters). */
export type DocumentId = string & { readonly [brand]: 'DocumentId' };

/** What everybody in the space may see, what is enough for most work, and all of it. */
export type DocumentKind = 'card' | 'masked' | 'full';

/** A sealed document as it is kept. */
export interface SealedDocument extends Box {
	readonly id: DocumentId;
	readonly record: ObjectId;
	readonly kind: DocumentKind;
	/** Counts from 1; of two with the same number the lesser id is read. */
	readonly version: number;
	readonly epoch: EpochId;
	/** Of a full document, the share of its key that the space's holders have, locked. */
	readonly half: Uint8Array | undefined;
}

const FORMAT = 1;
const kinds: readonly DocumentKind[] = ['card', 'masked', 'full'];

/** The bytes of a document. */
export const writeDocument = (document: SealedDocument): Uint8Array => {
	const { id, record, kind, version, epoch, nonce, body, half } = document;
	const [idBytes, recordBytes, epochBytes] = [id, record, epoch].map(
		(text) => textToBytes(text) ?? new Uint8Array()
	);
	const fields = [FORMAT, idBytes, recordBytes, kinds.indexOf(kind), version];
	// Yjs takes no subclass, such as Node's.
	return Uint8Array.from(encode([...fields, epochBytes, nonce, body, half ?? null]));
};

/** Reads a document; undefined where the bytes are none of this format. */
export const readDocument = (bytes: unknown): SealedDocument | undefined => {
	if (!(bytes instanceof Uint8Array)) return undefined;
	const raw = decoded(bytes);
	if (!Array.isArray(raw) || raw.length !== 9 || raw[0] !== FORMAT) return undefined;
	const [, id, record, kindAt, version, epoch, nonce, body, half]: unknown[] = raw;
	const kind = typeof kindAt === 'number' ? kinds[kindAt] : undefined;
	const isNamed = isBytes(id, 32) && isBytes(record, 16) && isBytes(epoch, 32) && isCount(version);
	if (!isNamed || !kind || !isBox(nonce, body)) return undefined;
	if (kind === 'full' ? !(half instanceof Uint8Array) : half !== null) return undefined;
	if (!sameBytes(encode(raw), bytes)) return undefined;
	return {
		// Their lengths are all that tells ids from one another, and their places which they are.
		id: bytesToText(id) as DocumentId,
		record: bytesToText(record) as ObjectId,
		epoch: bytesToText(epoch) as EpochId,
		half: half instanceof Uint8Array ? half : undefined,
		...{ kind, version, nonce: nonce as Uint8Array, body: body as Uint8Array } // by `isBox`
	};
};

const decoded = (bytes: Uint8Array): unknown => {
	try {
		return decode(bytes);
	} catch {
		return undefined; // no CBOR at all
	}
};

const isBytes = (value: unknown, length: number): value is Uint8Array =>
	value instanceof Uint8Array && value.length === length;

const isBox = (nonce: unknown, body: unknown): boolean =>
	isBytes(nonce, NONCE_BYTES) && body instanceof Uint8Array && body.length >= TAG_BYTES;

const isCount = (value: unknown): value is number =>
	typeof value === 'number' && Number.isSafeInteger(value) && value > 0;
