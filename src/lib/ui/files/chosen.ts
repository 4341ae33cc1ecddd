// Files that somebody has chosen from their disk, as a workspace takes them.
import type { NewFile } from '#lib/app/files/index.ts';
import { LONGEST_FILE_NAME } from '#lib/kernel/files/index.ts';
import { err, ok, type Result } from '#lib/kernel/result/index.ts';

/** The name as a fact takes it: one line, and not too long; what its ending says is kept. */
export const nameOfFile = (name: string): string => {
	const line = name.replace(/[\p{C}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
	if (line.length <= LONGEST_FILE_NAME) return line === '' ? '-' : line;
	const ending = /\.\w{1,8}$/u.exec(line)?.[0] ?? '';
	// A character of two units is not cut in half.
	const cut = line.slice(0, LONGEST_FILE_NAME - ending.length).replace(/[\uD800-\uDBFF]$/, '');
	return `${cut.trimEnd()}${ending}`;
};

/** What the browser says a file is; anything where it does not say so in plain words. */
export const mediaOfFile = (type: string): string =>
	type.length <= 60 && /^[a-z]+\/[a-z0-9.+-]+$/.test(type) ? type : 'application/octet-stream';

/** Reads chosen files; answers the name of one that cannot be read (any more). */
export const readChosen = async (
	files: readonly File[]
): Promise<Result<readonly NewFile[], { readonly code: 'unreadable'; readonly name: string }>> => {
	const read: NewFile[] = [];
	for (const file of files) {
		try {
			const content = new Uint8Array(await file.arrayBuffer());
			read.push({ name: nameOfFile(file.name), media: mediaOfFile(file.type), content });
		} catch {
			// Moved or deleted since it was chosen, or on a drive that is gone; browsers say no more.
			return err({ code: 'unreadable', name: file.name });
		}
	}
	return ok(read);
};
