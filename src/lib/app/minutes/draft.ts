import * as Y from 'yjs';
import type { Block, IdentifiedBlock, Run } from './block.ts';
import { isBlockKind, normalRuns, referenceMark } from './block.ts';

/** The format this version writes; a draft that states a higher one is shown, not edited. */
export const draftFormat = 1;

/** The lines of a draft: `block` elements, each with one text. */
export const draftBody = (doc: Y.Doc): Y.XmlFragment => doc.getXmlFragment('body');

/** Who types under which Yjs client id: person id by client id, a claim of each client. */
export const draftAuthors = (doc: Y.Doc): Y.Map<string> => doc.getMap('authors');

/** What the skeleton states about the draft itself. */
export const draftAbout = (doc: Y.Doc): Y.Map<number> => doc.getMap('about');

/** True where a newer version of the application wrote the draft. */
export const isNewerDraft = (doc: Y.Doc): boolean =>
	(draftAbout(doc).get('format') ?? draftFormat) > draftFormat;

/** The texts of a line: one, unless a foreign client made more; they read as if joined. */
export const blockTexts = (element: Y.XmlElement): readonly Y.XmlText[] =>
	element.toArray().filter((child) => child instanceof Y.XmlText);

const textOf = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);

/** One run from a part of a Yjs delta. What a newer version embeds keeps its length: one mark. */
const deltaToRun = (insert: unknown, attributes: Record<string, unknown> = {}): Run => {
	const person = textOf(attributes['person']);
	const clause = textOf(attributes['clause']);
	return {
		text: typeof insert === 'string' ? insert : referenceMark,
		...(attributes['bold'] ? { bold: true } : {}),
		...(person === undefined ? {} : { person }),
		...(clause === undefined ? {} : { clause })
	};
};

/** The runs of one text. */
export const readRuns = (text: Y.XmlText): readonly Run[] =>
	text
		.toDelta()
		.map((part: { insert: unknown; attributes?: Record<string, unknown> }) =>
			deltaToRun(part.insert, part.attributes)
		);

/** A line as plain data; an unknown kind reads as text. */
export const readBlock = (element: Y.XmlElement): Block => {
	const kind: unknown = element.getAttribute('kind');
	const owner = textOf(element.getAttribute('owner'));
	const due = textOf(element.getAttribute('due'));
	return {
		kind: isBlockKind(kind) ? kind : 'text',
		...(owner === undefined ? {} : { owner }),
		...(due === undefined ? {} : { due }),
		runs: normalRuns(blockTexts(element).flatMap(readRuns))
	};
};

/** The elements of the lines, in order. */
export const bodyElements = (body: Y.XmlFragment): readonly Y.XmlElement[] =>
	body.toArray().filter((child) => child instanceof Y.XmlElement);

/** A name of a line that every client agrees on and that no split or copy repeats. */
const elementId = (element: Y.XmlElement) =>
	element._item === null ? '' : `${element._item.id.client}-${element._item.id.clock}`;

/** The draft as plain data. */
export const readDraft = (doc: Y.Doc): readonly IdentifiedBlock[] =>
	bodyElements(draftBody(doc)).map((element) => ({
		id: elementId(element),
		...readBlock(element)
	}));
