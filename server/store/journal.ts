/**
 * The end of LevelDB's journal. It is a row of blocks of 32 KiB; a record is a checksum (4 bytes), a
 * length (2, little-endian), a type (1) and its bytes, and one that does not fit a block goes on in the
 * next as several parts. What a crash cut short at the very end LevelDB leaves out without a word, and
 * a record whose length was damaged looks the same.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

const BLOCK_BYTES = 32 * 1024;
const HEADER_BYTES = 7;
const [FIRST, MIDDLE] = [2, 3];

/** How many bytes at the end of a folder's journals are no whole record; 0 where there is no folder yet. */
export const readTornBytes = async (folder: string): Promise<number> => {
	const names = await readdir(folder).catch(() => []);
	const journals = names.filter((name) => name.endsWith('.log'));
	const torn = await Promise.all(
		journals.map(async (name) => tornBytes(await readFile(join(folder, name))))
	);
	return torn.reduce((sum, bytes) => sum + bytes, 0);
};

const tornBytes = (journal: Buffer): number => {
	let whole = 0;
	for (let at = 0; at < journal.length;) {
		const blockEnd = at - (at % BLOCK_BYTES) + BLOCK_BYTES;
		if (blockEnd - at < HEADER_BYTES) {
			at = blockEnd; // too little for a header: filled with zeros
			continue;
		}
		if (at + HEADER_BYTES > journal.length) break;
		const end = at + HEADER_BYTES + journal.readUInt16LE(at + 4);
		if (end > journal.length) break;
		// A length that does not fit its block is damage, which LevelDB tells of by itself.
		if (end > blockEnd) return 0;
		const type = journal[at + 6];
		if (type !== FIRST && type !== MIDDLE) whole = end;
		at = end;
	}
	return Math.max(0, journal.length - whole);
};
