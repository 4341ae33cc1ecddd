import { strToU8, zipSync } from 'fflate';
import type { SheetFile } from '../sheets/index.ts';

/** What the archive pack says about itself, for whoever opens it years later. */
export interface ArchiveAbout {
	readonly workspace: string;
	readonly meeting: string;
	readonly title: string;
	/** Epoch ms. */
	readonly start: number;
	readonly hash: string;
	/** The entries that state the sealed text, in order, and the one that seals it. */
	readonly parts: readonly string[];
	readonly sealedBy: string;
	/** Epoch ms. */
	readonly sealedAt: number;
	readonly corrections: readonly { readonly text: string; readonly reason: string }[];
	readonly followUps: readonly object[];
	readonly links: readonly { readonly title: string; readonly url: string }[];
	/** Epoch ms. */
	readonly archivedAt: number;
}

/**
 * Everything about final minutes in one zip: documents to read, the attendance as a table, the very
 * text that was sealed, and what it takes to check it (SHA-256 of that file is the hash).
 */
export const archivePack = (
	about: ArchiveAbout,
	sealedText: string,
	files: readonly SheetFile[]
): Uint8Array<ArrayBuffer> => {
	const entries = [
		...files.map(({ name, bytes }) => [name, bytes] as const),
		['sealed.json', strToU8(sealedText)] as const,
		['about.json', strToU8(`${JSON.stringify(about, null, '\t')}\n`)] as const
	];
	// The time of the zip's entries is that of archiving, so that equal packs have equal bytes.
	return new Uint8Array(zipSync(Object.fromEntries(entries), { mtime: about.archivedAt }));
};
