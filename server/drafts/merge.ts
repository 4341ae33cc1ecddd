/** Merges a draft's snapshot and tail; runs in the worker, where taking long harms nobody. */
import * as Y from 'yjs';
import { splitUpdate } from './split.ts';
import type { Snapshot } from './snapshot.ts';

/** `Y.mergeUpdates` is quadratic in the number of updates. */
const updatesMergedAtOnce = 500;
const partBytes = 1024 * 1024;

/** Merges updates, in order, into a snapshot. Throws when they cannot be merged at all. */
export const mergeDraft = (updates: readonly Uint8Array[]): Snapshot => {
	try {
		return throughDocument(updates);
	} catch {
		// A change that decodes may still not fit a document. Kept side by side, nothing is lost.
		return sideBySide(updates);
	}
};

/** A document for a moment: it collects what was deleted and keeps what waits for other changes. */
const throughDocument = (updates: readonly Uint8Array[]): Snapshot => {
	const document = new Y.Doc();
	try {
		document.transact(() => {
			for (const update of updates) Y.applyUpdate(document, update);
		});
		const vector = Y.encodeStateVector(document);
		return {
			vector,
			rest: Y.encodeStateAsUpdate(document, vector),
			parts: splitUpdate(Y.encodeStateAsUpdate(document), partBytes)
		};
	} finally {
		document.destroy();
	}
};

const sideBySide = (updates: readonly Uint8Array[]): Snapshot => {
	let merged = [...updates];
	while (merged.length > 1) {
		const groups: Uint8Array[] = [];
		for (let at = 0; at < merged.length; at += updatesMergedAtOnce) {
			groups.push(Y.mergeUpdates(merged.slice(at, at + updatesMergedAtOnce)));
		}
		merged = groups;
	}
	const whole = merged[0] ?? new Uint8Array(2);
	const vector = Y.encodeStateVectorFromUpdate(whole);
	return { vector, rest: Y.diffUpdate(whole, vector), parts: splitUpdate(whole, partBytes) };
};
