/**
 * The sealed documents of a record: `card`, `masked` and `full`. Each has a key of its own and opens in
 * one place only. Deterministic CBOR of `[1, id, record, kind, version, epoch, nonce, body, half]`: id and
 * epoch 32 bytes, record 16, kind 0 to 2, half null or bytes.
 *
 * key  = HKDF-SHA256 with the info CBOR ['tongban/document-key/1', workspace, space, record, kind, version, id]
 *        of the epoch's key for `document` (card, masked), or of share A ‖ share B (full).
 * body = AES-256-GCM of the padded, deterministic CBOR of the contents; the additional data are CBOR
 *        ['tongban/document/1', workspace, space, record, kind, version, id].
 *
 * Share A is 32 random bytes; `half` is the nonce and the share, locked under the epoch's key for
 * `document-half`, with the additional data CBOR ['tongban/document-half/1', workspace, space, record,
 * version, id, epoch]. Share B is 32 random bytes that only the relay keeps, by the document's id, and
 * gives to whoever has stated why. Either share alone is as good as none.
 *
 * The id of a card or masked document is drawn by chance; that of a full one is SHA-256 of CBOR
 * ['tongban/document-id/1', workspace, space, record, version, A, B]: whoever writes it commits to both
 * shares, so that it opens to one meaning, and the relay's share can be told from another.
 *
 * Under a new epoch card and masked are locked anew, and of a full one its half: nobody has to look at
 * what is inside, nor to state why.
 */
import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { encode } from 'cborg';
import { bytesToText, type ObjectId } from '../identity/index.ts';
import { lock, NONCE_BYTES, TAG_BYTES, unlock, type Draw } from './box.ts';
import { decodeStrictly, isMap, type Contents } from './contents.ts';
import type { DocumentId, DocumentKind, SealedDocument } from './document-bytes.ts';
import type { EpochKey } from './epoch-key.ts';
import { pad, unpad } from './padding.ts';

/** What a document is of; versions count from 1. */
export interface DocumentHead {
	readonly record: ObjectId;
	readonly version: number;
}

const SHARE_BYTES = 32;
const LEAST_BYTES = 256;

type Unnamed = Pick<EpochKey, 'workspace' | 'space'> &
	Pick<SealedDocument, 'record' | 'kind' | 'version'>;

type Place = Unnamed & Pick<SealedDocument, 'id'>;

/** Seals a card or a masked document for everybody who holds the epoch's key. */
export const sealDocument = (
	head: DocumentHead & { readonly kind: Exclude<DocumentKind, 'full'> },
	contents: Contents,
	{ key, draw }: { readonly key: EpochKey; readonly draw: Draw }
): SealedDocument => {
	const id = bytesToText(draw(32)) as DocumentId;
	const place = placeOf(key, { ...head, id });
	const cipher = documentCipher(place, key.cipher('document'));
	const box = lock(cipher, padded(contents), contextOf(place), draw);
	return { ...head, id, epoch: key.id, half: undefined, ...box };
};

/** Seals a full document; the share is for the relay to keep, and for nobody else. */
export const sealFull = (
	head: DocumentHead,
	contents: Contents,
	{ key, draw }: { readonly key: EpochKey; readonly draw: Draw }
): { readonly document: SealedDocument; readonly share: Uint8Array } => {
	const [own, share] = [draw(SHARE_BYTES), draw(SHARE_BYTES)];
	const { record, version } = head;
	const named = { record, version, kind: 'full' as const };
	const id = fullId({ ...key, ...named }, own, share);
	const place = placeOf(key, { ...named, id });
	const box = lock(fullCipher(place, own, share), padded(contents), contextOf(place), draw);
	const half = lockHalf(place, own, key, draw);
	return { document: { ...named, id, epoch: key.id, half, ...box }, share };
};

/**
 * What a document holds; undefined where the key of its epoch does not open it. A full one takes the
 * relay's share as well.
 */
export const openDocument = (
	document: SealedDocument,
	key: EpochKey,
	share?: Uint8Array
): Contents | undefined => {
	if (document.epoch !== key.id) return undefined;
	const place = placeOf(key, document);
	const cipher =
		document.kind === 'full'
			? share && fullKey(document, key, share)
			: documentCipher(place, key.cipher('document'));
	const content = cipher && unlock(cipher, document, contextOf(place));
	const bytes = content && unpad(content);
	const contents = bytes && decodeStrictly(bytes);
	return isMap(contents) ? contents : undefined;
};

/** Whether this device's half of a full document's key is there: asked before anybody states why. */
export const holdsHalf = (document: SealedDocument, key: EpochKey): boolean =>
	unlockHalf(document, key) !== undefined;

/** The same document under a newer epoch's key; undefined where the older one does not open it. */
export const rekeyDocument = (
	document: SealedDocument,
	{ from, to, draw }: { readonly from: EpochKey; readonly to: EpochKey; readonly draw: Draw }
): SealedDocument | undefined => {
	if (document.kind === 'full') {
		const own = unlockHalf(document, from);
		const half = own && lockHalf(placeOf(to, document), own, to, draw);
		return half && { ...document, epoch: to.id, half };
	}
	const contents = openDocument(document, from);
	if (!contents) return undefined;
	const place = placeOf(to, document);
	const cipher = documentCipher(place, to.cipher('document'));
	return { ...document, epoch: to.id, ...lock(cipher, padded(contents), contextOf(place), draw) };
};

const placeOf = (
	{ workspace, space }: EpochKey,
	{ record, kind, version, id }: Pick<SealedDocument, 'record' | 'kind' | 'version' | 'id'>
): Place => ({ workspace, space, record, kind, version, id });

const padded = (contents: Contents) => pad(encode(contents), { least: LEAST_BYTES });

const kindNumber = { card: 0, masked: 1, full: 2 } as const satisfies Record<DocumentKind, number>;

const placed = (domain: string, { workspace, space, record, kind, version, id }: Place) =>
	encode([domain, workspace, space, record, kindNumber[kind], version, id]);

const contextOf = (place: Place) => placed('tongban/document/1', place);

const documentCipher = (place: Place, material: Uint8Array): Uint8Array =>
	hkdf(sha256, material, undefined, placed('tongban/document-key/1', place), 32);

const fullCipher = (place: Place, own: Uint8Array, share: Uint8Array): Uint8Array => {
	const both = new Uint8Array(2 * SHARE_BYTES);
	both.set(own);
	both.set(share, SHARE_BYTES);
	return documentCipher(place, both);
};

const fullId = (
	{ workspace, space, record, version }: Unnamed,
	own: Uint8Array,
	share: Uint8Array
): DocumentId =>
	bytesToText(
		sha256(encode(['tongban/document-id/1', workspace, space, record, version, own, share]))
	) as DocumentId;

/** The key of a full document, where both shares are those that its id commits to. */
const fullKey = (
	document: SealedDocument,
	key: EpochKey,
	share: Uint8Array
): Uint8Array | undefined => {
	const own = unlockHalf(document, key);
	const place = placeOf(key, document);
	if (!own || share.length !== SHARE_BYTES || fullId(place, own, share) !== document.id) {
		return undefined;
	}
	return fullCipher(place, own, share);
};

const halfContext = ({ workspace, space, record, version, id }: Place, { id: epoch }: EpochKey) =>
	encode(['tongban/document-half/1', workspace, space, record, version, id, epoch]);

const lockHalf = (place: Place, own: Uint8Array, key: EpochKey, draw: Draw): Uint8Array => {
	const { nonce, body } = lock(key.cipher('document-half'), own, halfContext(place, key), draw);
	const half = new Uint8Array(NONCE_BYTES + body.length);
	half.set(nonce);
	half.set(body, NONCE_BYTES);
	return half;
};

const unlockHalf = (document: SealedDocument, key: EpochKey): Uint8Array | undefined => {
	const { half, epoch } = document;
	if (epoch !== key.id || half?.length !== NONCE_BYTES + SHARE_BYTES + TAG_BYTES) return undefined;
	const box = { nonce: half.subarray(0, NONCE_BYTES), body: half.subarray(NONCE_BYTES) };
	const place = placeOf(key, document);
	return unlock(key.cipher('document-half'), box, halfContext(place, key));
};
