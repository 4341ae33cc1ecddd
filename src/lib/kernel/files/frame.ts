/**
 * A file as it lies outside of its readers' devices' memory: one frame
 *
 *     1 byte version (1) ‖ 12 bytes nonce ‖ AES-256-GCM of the content, with its tag
 *
 * under a key that was drawn for this file alone. Version and a domain are authenticated with it. The
 * hash is SHA-256 of the whole frame: it names the file at the relay and says, without the key,
 * whether the bytes are the ones that were meant. Key and hash stand in the fact that names the file,
 * so whoever reads the fact can read the file, and nobody else. The length of the frame tells the
 * length of the content.
 */
import { bytesToText, textToBytes } from '../identity/index.ts';
import { err, ok, type Result } from '../result/index.ts';

declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

/** SHA-256 of a frame (43 characters of base64url). */
export type FileHash = Branded<'FileHash'>;
/** The key of one file (43 characters of base64url). */
export type FileKey = Branded<'FileKey'>;

/** A file that may be given to a relay, and what it takes to read it again. */
export interface SealedFile {
	readonly hash: FileHash;
	readonly key: FileKey;
	readonly frame: Uint8Array<ArrayBuffer>;
}

/** Why a frame is not the file that was named. */
export type FileFault =
	/** Other bytes, or bytes that were changed on the way. */
	| { readonly code: 'wrong_hash' }
	/** The bytes that were named, under a key that does not open them. */
	| { readonly code: 'wrong_key' }
	/** Written by a newer version of this program. */
	| { readonly code: 'newer_version' };

/** What one file may have, in bytes. */
export const MAX_FILE_BYTES = 20 * 1024 * 1024;

const VERSION = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const HEAD_BYTES = 1 + NONCE_BYTES;

/** The frame of the largest file. */
export const MAX_STORED_BYTES = HEAD_BYTES + MAX_FILE_BYTES + TAG_BYTES;

const context = new TextEncoder().encode(`tongban/file/${VERSION}`);

/** Reads a hash or a key: 32 bytes in their one way of being written. */
const isKeyText = (text: string): boolean => {
	const bytes = textToBytes(text);
	return bytes?.length === 32 && bytesToText(bytes) === text;
};

/** Reads a hash; undefined where the text is none. */
export const toFileHash = (text: string): FileHash | undefined =>
	isKeyText(text) ? (text as FileHash) : undefined;

/** The hash of a frame. */
export const fileHash = async (frame: Uint8Array<ArrayBuffer>): Promise<FileHash> =>
	bytesToText(new Uint8Array(await crypto.subtle.digest('SHA-256', frame))) as FileHash;

/** Encrypts a file; `draw` answers so many random bytes. */
export const sealFile = async (
	content: Uint8Array<ArrayBuffer>,
	draw: (length: number) => Uint8Array
): Promise<SealedFile> => {
	const key = Uint8Array.from(draw(32));
	const iv = Uint8Array.from(draw(NONCE_BYTES));
	const locked = await crypto.subtle.encrypt(
		{ name: 'AES-GCM', iv, additionalData: context },
		await importKey(key, 'encrypt'),
		content
	);
	const frame = new Uint8Array(HEAD_BYTES + locked.byteLength);
	frame[0] = VERSION;
	frame.set(iv, 1);
	frame.set(new Uint8Array(locked), HEAD_BYTES);
	return { frame, hash: await fileHash(frame), key: bytesToText(key) as FileKey };
};

/** The content of a frame; or why it is not the file that was named. */
export const openFile = async (
	frame: Uint8Array<ArrayBuffer>,
	{ hash, key }: { readonly hash: FileHash; readonly key: FileKey }
): Promise<Result<Uint8Array<ArrayBuffer>, FileFault>> => {
	if ((await fileHash(frame)) !== hash) return err({ code: 'wrong_hash' });
	if (frame[0] !== VERSION) return err({ code: 'newer_version' });
	const raw = textToBytes(key);
	if (raw?.length !== 32) return err({ code: 'wrong_key' });
	try {
		const content = await crypto.subtle.decrypt(
			{ name: 'AES-GCM', iv: frame.subarray(1, HEAD_BYTES), additionalData: context },
			await importKey(raw, 'decrypt'),
			frame.subarray(HEAD_BYTES)
		);
		return ok(new Uint8Array(content));
	} catch {
		return err({ code: 'wrong_key' }); // the tag does not fit, and more is not to be known
	}
};

const importKey = (raw: Uint8Array<ArrayBuffer>, use: 'encrypt' | 'decrypt') =>
	crypto.subtle.importKey('raw', raw, 'AES-GCM', false, [use]);
