/** The files of spaces: ciphertext by its hash, put and fetched over HTTP. */
export {
	answerFiles,
	type EnterFiles,
	type FilesEntry,
	type FilesHandler
} from './answer-files.ts';
export type { Blobs } from './blobs.ts';
export { isWhole } from './checked-bytes.ts';
export { openDiskBlobs } from './disk-blobs.ts';
export { openMemoryBlobs } from './memory-blobs.ts';
export { isFileAddress } from './request.ts';
