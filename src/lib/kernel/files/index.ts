export type { FileFault, FileHash, FileKey, SealedFile } from './frame.ts';
export {
	fileHash,
	MAX_FILE_BYTES,
	MAX_STORED_BYTES,
	openFile,
	sealFile,
	toFileHash
} from './frame.ts';
export type { FileRef } from './ref.ts';
export { fileRef, LONGEST_FILE_NAME } from './ref.ts';
