import * as Y from 'yjs';
import { draftBody } from '#lib/app/minutes/index.ts';

/**
 * The draft as the editor shows it, when others' changes had to wait for a composition. What was
 * composed refers to what is on the page; so it is written into this copy, which has seen nothing of
 * the others' changes, and goes on to the real draft. Yjs merges it there like the change of
 * somebody who had been offline for a moment. One way only, and only at the end of a composition.
 */
export type HeldDraft = {
	readonly doc: Y.Doc;
	readonly body: Y.XmlFragment;
	end(): void;
};

/** Starts from `state`, the draft before the change that has to wait, and writes as `client`. */
export const holdDraft = (
	draft: Y.Doc,
	state: Uint8Array,
	client: number,
	origin: unknown
): HeldDraft => {
	const doc = new Y.Doc();
	Y.applyUpdate(doc, state);
	// Two documents must never write under one client id. The same second id serves every hold of an
	// editor: the draft has all it wrote before, so that its clock goes on where it stopped.
	doc.clientID = client;
	const pass = (update: Uint8Array) => Y.applyUpdate(draft, update, origin);
	doc.on('update', pass);
	return {
		doc,
		body: draftBody(doc),
		end: () => {
			doc.off('update', pass);
			doc.destroy();
		}
	};
};
