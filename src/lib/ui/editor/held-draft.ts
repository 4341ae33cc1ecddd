import * as Y from 'yjs';
import { claimAuthorship, draftBody } from '#lib/app/minutes/index.ts';

/**
 * The draft as the editor shows it while an input method composes. Changing the page under an open
 * composition loses letters, so what others write waits; but what oneself writes meanwhile refers
 * to what is on the page. It is therefore written into this copy, which has seen nothing of the
 * others' changes, and each change goes on to the real draft at once: Yjs merges it there like the
 * change of somebody who had been offline for a moment. One way only, and for seconds.
 */
export type HeldDraft = {
	readonly doc: Y.Doc;
	readonly body: Y.XmlFragment;
	end(): void;
};

/** Starts from `state`, the draft before the change that has to wait. */
export const holdDraft = (
	draft: Y.Doc,
	state: Uint8Array,
	options: { readonly client: number; readonly person: string; readonly origin: unknown }
): HeldDraft => {
	const doc = new Y.Doc();
	Y.applyUpdate(doc, state);
	// Two documents must never write under one client id. The same second id serves every hold of an
	// editor: the draft has all it wrote before, so that its clock goes on where it stopped.
	doc.clientID = options.client;
	const pass = (update: Uint8Array) => Y.applyUpdate(draft, update, options.origin);
	doc.on('update', pass);
	claimAuthorship(doc, options.client, options.person);
	return {
		doc,
		body: draftBody(doc),
		end: () => {
			doc.off('update', pass);
			doc.destroy();
		}
	};
};
