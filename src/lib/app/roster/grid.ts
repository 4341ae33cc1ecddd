import { err, ok, type Result } from '#lib/kernel/result/index.ts';
import { decodeText } from './decode.ts';
import { readCells } from './read-cells.ts';
import { readWorkbook } from './read-workbook.ts';

/** Rows of trimmed texts; blank rows keep their place, so that row numbers are those of the file. */
export type Grid = readonly (readonly string[])[];

/** A file as it was chosen. */
export interface RosterFile {
	readonly name: string;
	readonly bytes: Uint8Array;
}

/** Why a file is no roster; nothing of it has been imported. */
export type RosterFileFailure =
	| { readonly code: 'empty_file' }
	| { readonly code: 'too_large'; readonly limit: number; readonly unit: 'bytes' | 'rows' }
	| { readonly code: 'old_workbook' }
	| { readonly code: 'locked_workbook' }
	| { readonly code: 'corrupt_workbook' }
	| { readonly code: 'unknown_encoding' }
	| { readonly code: 'broken_quotes'; readonly row: number };

const MOST_BYTES = 10 * 1024 * 1024;
const MOST_ROWS = 5000;

const startsWith = (bytes: Uint8Array, ...start: readonly number[]) =>
	start.every((byte, index) => bytes[index] === byte);

/** xlsx is a zip archive. */
const isArchive = (bytes: Uint8Array) => startsWith(bytes, 0x50, 0x4b);
/** The container of xls, and of an xlsx that is locked with a password. */
const isCompound = (bytes: Uint8Array) => startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0);

const isLocked = (bytes: Uint8Array) => {
	const name = Uint8Array.from('EncryptedPackage', (letter) => letter.charCodeAt(0));
	// Names in the container are UTF-16: every other byte is 0.
	const start = bytes.subarray(0, 64 * 1024);
	return start.some((_, at) => name.every((byte, index) => start[at + index * 2] === byte));
};

const checked = (rows: Grid): Result<Grid, RosterFileFailure> => {
	const last = rows.findLastIndex((row) => row.some((cell) => cell !== ''));
	if (last < 0) return err({ code: 'empty_file' });
	if (last >= MOST_ROWS) return err({ code: 'too_large', limit: MOST_ROWS, unit: 'rows' });
	return ok(rows.slice(0, last + 1));
};

/** Reads the first sheet with something in it from an xlsx, or a csv or tab-separated file. */
export const readRosterFile = async (
	file: RosterFile
): Promise<Result<Grid, RosterFileFailure>> => {
	const { bytes, name } = file;
	if (bytes.length === 0) return err({ code: 'empty_file' });
	if (bytes.length > MOST_BYTES)
		return err({ code: 'too_large', limit: MOST_BYTES, unit: 'bytes' });
	if (isCompound(bytes)) return err({ code: isLocked(bytes) ? 'locked_workbook' : 'old_workbook' });
	if (isArchive(bytes) || /\.xlsx$/i.test(name)) {
		const rows = await readWorkbook(bytes);
		return rows.ok ? checked(rows.value) : rows;
	}
	const decoded = decodeText(bytes);
	if (!decoded.ok) return decoded;
	return readRosterText(decoded.value.text);
};

/** Reads text that was pasted from a spreadsheet or typed, one member per line. */
export const readRosterText = (text: string): Result<Grid, RosterFileFailure> => {
	const rows = readCells(text);
	return rows.ok ? checked(rows.value) : rows;
};
