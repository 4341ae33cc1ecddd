// Keeps a version of a draft when the writing rests.
import type * as Y from 'yjs';
import { isVersionDue, keepVersion } from '#lib/app/minutes/index.ts';

/** A version is kept after this much time without a change from here … */
const REST_MS = 30_000;
/** … if the one before is at least so old. */
const INTERVAL_MS = 5 * 60_000;

/** Watches what is written here; the answer ends the watch and keeps what is due. */
export const keepVersionsOf = (doc: Y.Doc, by: string): (() => void) => {
	let timer: ReturnType<typeof setTimeout> | undefined;
	const keep = () => {
		timer = undefined;
		const at = Date.now();
		if (isVersionDue(doc, at, INTERVAL_MS)) keepVersion(doc, { at, by, cause: 'automatic' });
	};
	const written = (
		_update: Uint8Array,
		_origin: unknown,
		_doc: Y.Doc,
		{ local }: Y.Transaction
	) => {
		if (!local) return;
		clearTimeout(timer);
		timer = setTimeout(keep, REST_MS);
	};
	doc.on('update', written);
	return () => {
		doc.off('update', written);
		if (timer === undefined) return;
		clearTimeout(timer);
		keep();
	};
};
