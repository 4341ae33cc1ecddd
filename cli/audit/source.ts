/** The disk's side of the audit: a folder of csv files, or one workbook. */
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { err, type Result } from '#lib/kernel/result/index.ts';
import { type ReadFailure, readTables, type Table } from '#lib/app/sheets/index.ts';

/** Why nothing could be read. */
export type SourceFailure =
	| ReadFailure
	| { readonly code: 'no_such_file'; readonly path: string }
	| { readonly code: 'no_permission'; readonly path: string }
	| { readonly code: 'no_csv_files'; readonly path: string };

const reasonOf = (cause: unknown): string =>
	cause instanceof Error && 'code' in cause ? String(cause.code) : '';

const filesOf = async (path: string): Promise<readonly string[]> => {
	if (!(await stat(path)).isDirectory()) return [path];
	const names = await readdir(path);
	return names
		.filter((name) => /\.csv$/i.test(name))
		.sort()
		.map((name) => join(path, name));
};

/** Reads the sheets at `path`. */
export const readSource = async (
	path: string
): Promise<Result<readonly Table[], SourceFailure>> => {
	try {
		const paths = await filesOf(path);
		if (paths.length === 0) return err({ code: 'no_csv_files', path });
		const files = await Promise.all(
			paths.map(async (file) => ({ name: basename(file), bytes: await readFile(file) }))
		);
		return await readTables(files);
	} catch (cause) {
		const reason = reasonOf(cause);
		if (reason === 'ENOENT' || reason === 'ENOTDIR') return err({ code: 'no_such_file', path });
		if (reason === 'EACCES' || reason === 'EPERM') return err({ code: 'no_permission', path });
		throw cause;
	}
};
