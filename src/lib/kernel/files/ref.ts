/** How a fact names a file. */
import * as v from 'valibot';
import { line, textLike, whole } from '../fields/index.ts';
import { MAX_FILE_BYTES, type FileHash, type FileKey } from './frame.ts';

/** In UTF-16 units. */
export const LONGEST_FILE_NAME = 80;

// 43 characters of base64url for 32 bytes: the last one holds four bits, so that there is one way to write them.
const bytes32 = /^[\w-]{42}[AEIMQUYcgkosw048]$/;

/** A file: where it lies, what opens it, and what is said of it before it is opened. */
export const fileRef = v.strictObject({
	hash: textLike<FileHash>(bytes32),
	key: textLike<FileKey>(bytes32),
	name: line(LONGEST_FILE_NAME),
	/** As the browser told it; nothing is decided by it but whether a picture is shown. */
	media: v.pipe(v.string(), v.maxLength(60), v.regex(/^[a-z]+\/[a-z0-9.+-]+$/)),
	/** Of the content, in bytes. */
	size: whole(0, MAX_FILE_BYTES)
});

/** A file as facts name it. */
export type FileRef = Readonly<v.InferOutput<typeof fileRef>>;
