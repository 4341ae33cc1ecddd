import { createHash } from 'node:crypto';
import type { FileHash } from '#lib/kernel/files/index.ts';
import type { FileRefusal } from '#lib/kernel/protocol/index.ts';
import type { Blobs, Incoming, KeptBlob } from './blobs.ts';

/**
 * Gives each part to `write` and answers what is wrong with them all: too many or too few bytes, or
 * others than the hash names.
 */
export const checkBytes = async (
	hash: FileHash,
	{ bytes, size }: Pick<Incoming, 'bytes' | 'size'>,
	write: (part: Uint8Array) => Promise<unknown>
): Promise<FileRefusal | undefined> => {
	const sum = createHash('sha256');
	let length = 0;
	for await (const part of bytes) {
		length += part.length;
		if (length > size) return 'file_too_large';
		sum.update(part);
		await write(part);
	}
	return length === size && sum.digest('base64url') === hash ? undefined : 'wrong_hash';
};

/** Whether a file that is kept is still what its name says. */
export const isWhole = async (blobs: Blobs, blob: KeptBlob): Promise<boolean> => {
	const bytes = await blobs.read(blob);
	if (!bytes) return false;
	const wrong = await checkBytes(blob.hash, { bytes, size: blob.size }, () => Promise.resolve());
	return wrong === undefined;
};
