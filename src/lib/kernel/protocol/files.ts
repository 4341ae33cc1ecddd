/**
 * Files over HTTP. A file is what `kernel/files` calls a frame: the relay sees ciphertext under the
 * hash of that ciphertext.
 *
 *     GET /file-challenge                      → 200, 43 characters: 32 bytes that are good for one request
 *     PUT /file/<workspace>/<space>/<hash>     → 204, once the file is on the relay's disk
 *     GET /file/<workspace>/<space>/<hash>     → 200, the file; 404 while nobody has brought it
 *
 * Each request carries `Authorization: Tongban <device>.<challenge>.<signature>`: the device signs
 * `fileMessage`, so that the signature serves for this method, this file and this relay, once, within a
 * minute of the relay's clock. The device's clock does not matter, and no address holds a secret. The
 * relay asks what the device may do as it does at its sockets, and once more before a file is kept.
 * Refusals are JSON `{"code"}` with a code of `fileRefusals` or `accessRefusals`.
 */
import type { FileHash } from '../files/index.ts';
import type { DeviceId, Space, WorkspaceId } from '../identity/index.ts';

/** Where one file lies. */
export interface FilePlace {
	readonly workspace: WorkspaceId;
	readonly space: Space;
	readonly hash: FileHash;
}

/** What is done with a file. */
export type FileMethod = 'GET' | 'PUT';

/** Where a challenge is fetched. */
export const CHALLENGE_PATH = '/file-challenge';

/** The scheme of the header. */
export const FILE_SCHEME = 'Tongban';

/** The address of a file. */
export const filePath = ({ workspace, space, hash }: FilePlace): string =>
	['file', workspace, space, hash].map((segment) => `/${encodeURIComponent(segment)}`).join('');

const DOMAIN = 'tongban/file-request/1';

/** What a device signs to put or get a file: for this request to this host and no other. */
export const fileMessage = (
	host: string,
	method: FileMethod,
	place: FilePlace,
	{ device, challenge }: { readonly device: DeviceId; readonly challenge: string }
): Uint8Array<ArrayBuffer> =>
	// No part can hold a NUL: hosts and ids have none, and the path is percent-encoded.
	new TextEncoder().encode([DOMAIN, host, method, filePath(place), device, challenge].join('\0'));

/** Why the relay does not take or give a file, beyond `accessRefusals`. */
export const fileRefusals = {
	/** The address is that of no file, or the request says nothing about its length. */
	malformed: 400,
	/** A page of another origin. */
	foreign_origin: 403,
	/** The challenge is none of this relay's, too old, or used. */
	used_challenge: 401,
	/** The file is not here, or not yet. */
	unknown_file: 404,
	/** Larger than this relay takes. */
	file_too_large: 413,
	/** The bytes are not those that the address names. */
	wrong_hash: 422,
	/** The files of this workspace have no room left. */
	files_full: 507,
	/** The relay's disk is full. */
	disk_full: 507,
	/** Too many files are on their way. */
	busy: 503
} as const;

/** One of the codes of `fileRefusals`. */
export type FileRefusal = keyof typeof fileRefusals;

/** Reads a refusal; undefined for one of a newer relay. */
export const toFileRefusal = (code: string): FileRefusal | undefined =>
	Object.hasOwn(fileRefusals, code) ? (code as FileRefusal) : undefined;
