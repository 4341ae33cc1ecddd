import type * as Y from 'yjs';
import { bodyElements, blockTexts, draftAuthors, draftBody } from './draft.ts';

/** Letters from `from` up to `to` of the line `block`, written by one person. */
export type Passage = {
	readonly block: number;
	readonly from: number;
	readonly to: number;
	/** The person whose client wrote it; none for the skeleton and for clients that never said. */
	readonly person?: string;
};

/**
 * States under whose name this document's client writes. Call it outside of other transactions,
 * before the client's first change.
 */
export const claimAuthorship = (doc: Y.Doc, client: number, person: string): void => {
	const authors = draftAuthors(doc);
	if (authors.get(String(client)) !== person) authors.set(String(client), person);
};

/** Who wrote which passage of a draft, from the client ids that Yjs keeps with every letter. */
export const passages = (doc: Y.Doc): readonly Passage[] => {
	const authors = draftAuthors(doc);
	return bodyElements(draftBody(doc)).flatMap((element, block) =>
		joined(
			clientsOf(element).map(({ client, from, to }) => {
				const person = authors.get(String(client));
				return { block, from, to, ...(person === undefined ? {} : { person }) };
			})
		)
	);
};

/** How many letters of the draft each person wrote, most first. */
export const authorShares = (
	doc: Y.Doc
): readonly { readonly person: string; readonly letters: number }[] => {
	const letters = new Map<string, number>();
	for (const { person, from, to } of passages(doc))
		if (person !== undefined) letters.set(person, (letters.get(person) ?? 0) + to - from);
	return [...letters]
		.map(([person, count]) => ({ person, letters: count }))
		.sort((a, b) => b.letters - a.letters || (a.person < b.person ? -1 : 1));
};

type ClientPassage = { readonly client: number; readonly from: number; readonly to: number };

const clientsOf = (element: Y.XmlElement): readonly ClientPassage[] => {
	const found: ClientPassage[] = [];
	let offset = 0;
	for (const text of blockTexts(element))
		for (let item = text._start; item !== null; item = item.right) {
			if (item.deleted || !item.countable) continue;
			found.push({ client: item.id.client, from: offset, to: offset + item.length });
			offset += item.length;
		}
	return found;
};

const joined = (found: readonly Passage[]): readonly Passage[] => {
	const result: Passage[] = [];
	for (const passage of found) {
		const last = result.at(-1);
		if (last && last.person === passage.person)
			result[result.length - 1] = { ...last, to: passage.to };
		else result.push(passage);
	}
	return result;
};
