/**
 * Where the documents of records are kept: in sealed drafts of their space, which the capability
 * `record.write` writes. All cards stand in one, so that a list needs nothing else; the masked and full
 * documents of a record stand in one of their own. Each is a map of documents by id, so that what two
 * devices write at once stands side by side: the highest version is read, then the lesser id, and
 * whoever writes next takes away what it replaces.
 */
import type * as Y from 'yjs';
import type { ObjectId } from '#lib/kernel/identity/index.ts';
import { roomUnder } from '#lib/kernel/protocol/index.ts';
import {
	readDocument,
	writeDocument,
	type DocumentId,
	type DocumentKind,
	type SealedDocument
} from '#lib/kernel/sealed/index.ts';

const WRITE = 'record.write';

/** The draft of a space in which the cards of all its records stand. */
export const cardsRoom = roomUnder(WRITE, 'cards');

/** The draft in which the documents of one kind of a record stand. */
export const roomOf = (record: ObjectId, kind: DocumentKind): string =>
	kind === 'card' ? cardsRoom : roomUnder(WRITE, `record-${record}`);

const documentsOf = (doc: Y.Doc): Y.Map<unknown> => doc.getMap('documents');

/** Ids of full documents that were replaced, whose shares the relay may forget. */
const replacedIn = (doc: Y.Doc): Y.Map<unknown> => doc.getMap('replaced');

/** All documents in a draft, the one to read of each record and kind first. */
export const documentsIn = (doc: Y.Doc): readonly SealedDocument[] =>
	[...documentsOf(doc).entries()]
		.flatMap(([id, bytes]) => {
			const document = readDocument(bytes);
			return document && document.id === (id as DocumentId) ? [document] : [];
		})
		.sort((a, b) => b.version - a.version || (a.id < b.id ? -1 : 1));

/** The document to read; undefined where there is none. */
export const currentIn = (
	doc: Y.Doc,
	record: ObjectId,
	kind: DocumentKind
): SealedDocument | undefined =>
	documentsIn(doc).find((each) => each.record === record && each.kind === kind);

/** Puts a document in place of those of the same record and kind. */
export const replaceIn = (doc: Y.Doc, document: SealedDocument): void =>
	doc.transact(() => {
		removeFrom(doc, document.record, document.kind);
		documentsOf(doc).set(document.id, writeDocument(document));
	});

/** Takes out all documents of a record, or those of one kind. */
export const removeFrom = (doc: Y.Doc, record: ObjectId, kind?: DocumentKind): void =>
	doc.transact(() => {
		for (const old of documentsIn(doc)) {
			if (old.record !== record || (kind !== undefined && old.kind !== kind)) continue;
			documentsOf(doc).delete(old.id);
			if (old.kind === 'full') replacedIn(doc).set(old.id, true);
		}
	});

/** Puts the same documents back, locked anew. */
export const relockIn = (doc: Y.Doc, relocked: readonly SealedDocument[]): void =>
	doc.transact(() => {
		for (const document of relocked) documentsOf(doc).set(document.id, writeDocument(document));
	});

/** The replaced full documents whose shares nobody has had dropped yet. */
export const replacedOf = (doc: Y.Doc): readonly DocumentId[] => {
	const standing = new Set(documentsIn(doc).map(({ id }) => id));
	// The keys are ids of documents, by whoever may write them; the relay knows no others.
	return [...replacedIn(doc).keys()]
		.map((id) => id as DocumentId)
		.filter((id) => !standing.has(id));
};

/** Notes that the shares of these have been dropped. */
export const forgetReplaced = (doc: Y.Doc, ids: readonly DocumentId[]): void =>
	doc.transact(() => ids.forEach((id) => replacedIn(doc).delete(id)));
