import type { Node } from '@tiptap/pm/model';
import type { Transaction } from '@tiptap/pm/state';
import type * as Y from 'yjs';
import { bodyElements, readBlock, sameBlock } from '#lib/app/minutes/index.ts';
import { blockToNode, nodeToBlock } from './blocks.ts';

/** The node that shows each line, until the line changes. */
export type ShownLines = WeakMap<Y.XmlElement, Node>;

/** The nodes of a draft's lines; at least one, because an editor needs a line for the caret. */
export const draftNodes = (body: Y.XmlFragment, shown: ShownLines): readonly Node[] => {
	const nodes = bodyElements(body).map((element) => {
		const node = shown.get(element) ?? blockToNode(readBlock(element));
		shown.set(element, node);
		return node;
	});
	return nodes.length > 0 ? nodes : [blockToNode({ kind: 'text', runs: [] })];
};

const sameNode = (a: Node | undefined, b: Node | undefined) =>
	a !== undefined && b !== undefined && (a === b || sameBlock(nodeToBlock(a), nodeToBlock(b)));

/**
 * Makes the document show `nodes` and touches only the lines that differ, so that the page keeps
 * the others as they are: their elements, their carets, an open composition.
 */
export const showNodes = (tr: Transaction, nodes: readonly Node[]): Transaction => {
	const old = tr.doc.children;
	const most = Math.min(old.length, nodes.length);
	let head = 0;
	while (head < most && sameNode(old[head], nodes[head])) head += 1;
	let tail = 0;
	while (tail < most - head && sameNode(old.at(-1 - tail), nodes.at(-1 - tail))) tail += 1;
	const [oldMiddle, newMiddle] = [
		old.slice(head, old.length - tail),
		nodes.slice(head, nodes.length - tail)
	];
	const start = old.slice(0, head).reduce((sum, node) => sum + node.nodeSize, 0);
	if (oldMiddle.length === newMiddle.length) showEach(tr, start, oldMiddle, newMiddle);
	else {
		const size = oldMiddle.reduce((sum, node) => sum + node.nodeSize, 0);
		tr.replaceWith(start, start + size, newMiddle);
	}
	return tr;
};

const showEach = (
	tr: Transaction,
	start: number,
	old: readonly Node[],
	nodes: readonly Node[]
): void => {
	let position = start;
	old.forEach((node, index) => {
		const next = nodes[index];
		if (next && !sameNode(node, next)) showLine(tr, position, node, next);
		position += (next ?? node).nodeSize;
	});
};

const showLine = (tr: Transaction, position: number, old: Node, next: Node): void => {
	if (!old.hasMarkup(next.type, next.attrs)) tr.setNodeMarkup(position, null, next.attrs);
	const from = old.content.findDiffStart(next.content);
	const end = old.content.findDiffEnd(next.content);
	if (from === null || end === null) return;
	// Equal letters on both sides of the change would be counted twice.
	const overlap = Math.max(0, from - Math.min(end.a, end.b));
	tr.replace(
		position + 1 + from,
		position + 1 + end.a + overlap,
		next.slice(from, end.b + overlap)
	);
};
