import * as Y from 'yjs';
import { alignBlocks } from './align.ts';
import type { Block } from './block.ts';
import { blockText, sameBlock } from './block.ts';
import { bodyElements, blockTexts } from './draft.ts';
import { writeRuns } from './write-text.ts';

/** Where the writer's caret stands afterwards: it says which of several equal letters is the new one. */
export type Caret = { readonly block: number; readonly offset: number };

/**
 * Changes the lines of a draft from `from`, which is what they say now, to `to`, touching nothing
 * that stays: lines go on being the same lines, and only the letters that differ are written. Call
 * it inside a transaction. Every line it makes has its text from the start, so that two people who
 * type in the same empty line write into one text and not into two that exclude each other.
 */
export const changeBody = (
	body: Y.XmlFragment,
	from: readonly Block[],
	to: readonly Block[],
	caret?: Caret
): void => {
	const elements = bodyElements(body);
	const continued = alignBlocks(from, to);
	const kept = new Set(continued);
	to.forEach((block, index) => {
		const old = continued[index] ?? -1;
		const [element, before] = [elements[old], from[old]];
		if (!element || !before || sameBlock(before, block)) return;
		writeBlock(element, block, caret?.block === index ? caret.offset : undefined);
	});
	insertLines(body, to, continued, elements);
	// From the end, so that the places of the lines still to be removed do not move.
	elements.toReversed().forEach((element, fromEnd) => {
		if (!kept.has(elements.length - 1 - fromEnd)) removeLine(body, element);
	});
};

/** New lines go right after the line before them; before the first old line if there is none. */
const insertLines = (
	body: Y.XmlFragment,
	to: readonly Block[],
	continued: readonly number[],
	elements: readonly Y.XmlElement[]
) => {
	let previous: Y.XmlElement | null = null;
	to.forEach((block, index) => {
		const old = elements[continued[index] ?? -1];
		if (old) {
			previous = old;
			return;
		}
		const element = newLine(block);
		body.insertAfter(previous, [element]);
		previous = element;
	});
};

const removeLine = (body: Y.XmlFragment, element: Y.XmlElement) => {
	const index = body.toArray().indexOf(element);
	if (index !== -1) body.delete(index, 1);
};

/** A line with its one text, which is there even when it is empty. */
export const newLine = (block: Block): Y.XmlElement => {
	const element = new Y.XmlElement('block');
	element.setAttribute('kind', block.kind);
	if (block.owner !== undefined) element.setAttribute('owner', block.owner);
	if (block.due !== undefined) element.setAttribute('due', block.due);
	const text = new Y.XmlText();
	text.applyDelta(
		block.runs.map(({ text: insert, ...attributes }) => ({ insert, attributes })),
		// Minutes end lines by blocks: a line feed at the end of a text is a letter like others.
		{ sanitize: false }
	);
	element.insert(0, [text]);
	return element;
};

const writeBlock = (element: Y.XmlElement, block: Block, caret: number | undefined) => {
	writeAttribute(element, 'kind', block.kind);
	writeAttribute(element, 'owner', block.owner);
	writeAttribute(element, 'due', block.due);
	writeRuns(textOf(element), block.runs, caret ?? blockText(block).length);
};

const writeAttribute = (element: Y.XmlElement, name: string, value: string | undefined) => {
	if (element.getAttribute(name) === value) return;
	if (value === undefined) element.removeAttribute(name);
	else element.setAttribute(name, value);
};

/** The text to write into; the texts that a foreign client made are joined into the first. */
const textOf = (element: Y.XmlElement): Y.XmlText => {
	const [first, ...others] = blockTexts(element);
	if (!first) {
		const text = new Y.XmlText();
		element.insert(0, [text]);
		return text;
	}
	for (const other of others) {
		first.applyDelta([{ retain: first.length }, ...other.toDelta()], { sanitize: false });
		other.delete(0, other.length);
	}
	return first;
};
