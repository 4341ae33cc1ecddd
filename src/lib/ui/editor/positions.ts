import type { Node } from '@tiptap/pm/model';
import { TextSelection } from '@tiptap/pm/state';
import type { Selection } from '@tiptap/pm/state';
import * as Y from 'yjs';
import { blockTexts, bodyElements } from '#lib/app/minutes/index.ts';

/** A selection that stays with its letters while others write: positions by the letters' ids. */
export type HeldSelection = {
	readonly anchor: Y.RelativePosition;
	readonly head: Y.RelativePosition;
};

/** The position by letter; none where the draft has no such line (it is still empty). */
const toRelative = (
	body: Y.XmlFragment,
	doc: Node,
	position: number
): Y.RelativePosition | undefined => {
	const $position = doc.resolve(position);
	const element = bodyElements(body)[$position.index(0)];
	if (!element) return undefined;
	let offset = $position.depth === 0 ? 0 : $position.parentOffset;
	const texts = blockTexts(element);
	for (const text of texts) {
		// Stays behind the letter before it: what another types at the caret comes after the caret.
		if (offset <= text.length || text === texts.at(-1))
			return Y.createRelativePositionFromTypeIndex(text, Math.min(offset, text.length), -1);
		offset -= text.length;
	}
	return undefined;
};

/** Where the letter is now in the document of the editor; none where its line is gone. */
export const toAbsolute = (
	body: Y.XmlFragment,
	doc: Node,
	position: Y.RelativePosition
): number | undefined => {
	const found = body.doc && Y.createAbsolutePositionFromRelativePosition(position, body.doc);
	const elements = bodyElements(body);
	const index = elements.findIndex((element) => element === found?.type.parent);
	const element = elements[index];
	if (!found || !element || index >= doc.childCount) return undefined;
	const texts = blockTexts(element);
	const before = texts.slice(
		0,
		texts.findIndex((text) => text === found.type)
	);
	const offset = before.reduce((sum, text) => sum + text.length, found.index);
	const start = doc.children.slice(0, index).reduce((sum, child) => sum + child.nodeSize, 1);
	return start + Math.min(offset, doc.child(index).content.size);
};

/** Holds a selection by its letters. */
export const holdSelection = (
	body: Y.XmlFragment,
	doc: Node,
	selection: Selection
): HeldSelection | undefined => {
	const anchor = toRelative(body, doc, selection.anchor);
	const head = toRelative(body, doc, selection.head);
	return anchor && head ? { anchor, head } : undefined;
};

/** The held selection in the document as it is now. */
export const findSelection = (
	body: Y.XmlFragment,
	doc: Node,
	held: HeldSelection | undefined
): Selection | undefined => {
	if (!held) return undefined;
	const anchor = toAbsolute(body, doc, held.anchor);
	const head = toAbsolute(body, doc, held.head) ?? anchor;
	const from = anchor ?? head;
	if (from === undefined || head === undefined) return undefined;
	return TextSelection.create(doc, from, head);
};
