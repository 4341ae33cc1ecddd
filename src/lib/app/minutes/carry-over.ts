import * as Y from 'yjs';
import type { Draft } from '../drafts/index.ts';
import { draftAbout } from './draft.ts';

/** Nobody's words, so that no undo takes them back. */
const carryOrigin = { change: 'carried over' };

const isCarried = (doc: Y.Doc): boolean => draftAbout(doc).get('carried') === 1;

/** Bringing a draft's former room into it. */
export interface CarryingOver {
	/** Settles once what this device holds of the former room has been brought in. */
	readonly loaded: Promise<void>;
	/** Leaves the former room. */
	end(): void;
}

/**
 * Minutes used to be written in a room that all members could write. What lies there is brought into
 * the room that asks for the capability, with whatever still comes, until somebody who may write has
 * seen all of it and says in the draft that it is done: from then on nobody looks there any more.
 */
export const carryOver = (openFormer: () => Draft, draft: Draft): CarryingOver => {
	if (isCarried(draft.doc)) return { loaded: Promise.resolve(), end: () => undefined };
	const former = openFormer();
	const about = draftAbout(draft.doc);
	const bring = (update: Uint8Array) => Y.applyUpdate(draft.doc, update, carryOrigin);
	const loaded = former.loaded.then(() => bring(Y.encodeStateAsUpdate(former.doc)));
	let isOver = false;
	const end = () => {
		if (isOver) return;
		isOver = true;
		about.unobserve(look);
		former.doc.off('update', bring);
		void former.close();
	};
	const look = () => {
		if (isCarried(draft.doc)) void loaded.then(end);
	};
	former.doc.on('update', bring);
	about.observe(look);
	void Promise.all([loaded, former.fetched, draft.fetched]).then(() => {
		if (!isOver && draft.state.get().canWrite) Y.applyUpdate(draft.doc, carriedMark(), carryOrigin);
	});
	return { loaded, end };
};

const carriedMark = (): Uint8Array => {
	const doc = new Y.Doc();
	draftAbout(doc).set('carried', 1);
	const update = Y.encodeStateAsUpdate(doc);
	doc.destroy();
	return update;
};
