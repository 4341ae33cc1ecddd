import type { Mark, Node } from '@tiptap/pm/model';
import type { Block, Run } from '#lib/app/minutes/index.ts';
import { isBlockKind, normalRuns } from '#lib/app/minutes/index.ts';
import { minutesSchema } from './schema.ts';

/** Nodes are immutable, so each is read once: an unchanged line stays the same object. */
const known = new WeakMap<Node, Block>();

const textOf = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);

const markId = (node: Node, name: 'person' | 'clause') =>
	textOf(minutesSchema.marks[name].isInSet(node.marks)?.attrs['id']);

const nodeToRun = (node: Node): Run => {
	const person = markId(node, 'person');
	const clause = markId(node, 'clause');
	return {
		text: node.text ?? '',
		...(minutesSchema.marks.bold.isInSet(node.marks) ? { bold: true } : {}),
		...(person === undefined ? {} : { person }),
		...(clause === undefined ? {} : { clause })
	};
};

const readNode = (node: Node): Block => {
	const kind: unknown = node.attrs['kind'];
	const owner = textOf(node.attrs['owner']);
	const due = textOf(node.attrs['due']);
	return {
		kind: isBlockKind(kind) ? kind : 'text',
		...(owner === undefined ? {} : { owner }),
		...(due === undefined ? {} : { due }),
		runs: normalRuns(node.children.map(nodeToRun))
	};
};

/** The line that a node shows. */
export const nodeToBlock = (node: Node): Block => {
	const found = known.get(node) ?? readNode(node);
	known.set(node, found);
	return found;
};

/** The lines of a document of the editor. */
export const docToBlocks = (doc: Node): readonly Block[] => doc.children.map(nodeToBlock);

const marksOf = (run: Run): readonly Mark[] => {
	const { bold, person, clause } = minutesSchema.marks;
	if (run.person !== undefined) return [person.create({ id: run.person })];
	if (run.clause !== undefined) return [clause.create({ id: run.clause })];
	return run.bold ? [bold.create()] : [];
};

/** The node that shows a line. */
export const blockToNode = (block: Block): Node => {
	const { kind, owner = null, due = null } = block;
	return minutesSchema.nodes.block.create(
		{ kind, owner, due },
		block.runs.map((run) => minutesSchema.text(run.text, marksOf(run)))
	);
};
