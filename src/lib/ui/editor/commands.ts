import { toggleMark } from '@tiptap/pm/commands';
import type { Command, EditorState, Transaction } from '@tiptap/pm/state';
import { TextSelection } from '@tiptap/pm/state';
import type { BlockKind } from '#lib/app/minutes/index.ts';
import { isBlockKind, isTracked, referenceMark } from '#lib/app/minutes/index.ts';
import { nodeToBlock } from './blocks.ts';
import { minutesSchema } from './schema.ts';
import type { Trigger } from './trigger.ts';

/** The kind of the line in which the selection starts. */
export const kindAt = (state: EditorState): BlockKind => {
	const kind: unknown = state.selection.$from.parent.attrs['kind'];
	return isBlockKind(kind) ? kind : 'text';
};

/** Owner and due date belong to tracked lines only. */
const attributesOf = (kind: BlockKind, old: Readonly<Record<string, unknown>>) =>
	isTracked({ kind, runs: [] }) ? { ...old, kind } : { kind, owner: null, due: null };

const setKind = (tr: Transaction, from: number, to: number, kind: BlockKind) => {
	tr.doc.nodesBetween(from, to, (node, position) => {
		if (node.type === minutesSchema.nodes.block)
			tr.setNodeMarkup(position, null, attributesOf(kind, node.attrs));
		return false;
	});
	return tr;
};

/** Turns the selected lines into lines of a kind; into text if they are of that kind already. */
export const turnInto =
	(kind: BlockKind): Command =>
	(state, dispatch) => {
		const { from, to } = state.selection;
		const next = kindAt(state) === kind ? 'text' : kind;
		dispatch?.(setKind(state.tr, from, to, next).scrollIntoView());
		return true;
	};

/** What the line after Enter is: lists and to-dos go on, headings do not. */
const following: Readonly<Partial<Record<BlockKind, BlockKind>>> = {
	todo: 'todo',
	bullet: 'bullet',
	ordered: 'ordered'
};

/** Enter: a new line; on an empty line of a list the end of the list. */
export const breakLine: Command = (state, dispatch) => {
	const { $from, empty } = state.selection;
	const block = nodeToBlock($from.parent);
	const next = following[block.kind] ?? 'text';
	if (empty && $from.parent.content.size === 0 && block.kind !== 'text')
		return turnInto('text')(state, dispatch);
	const tr = empty ? state.tr : state.tr.deleteSelection();
	const at = tr.selection.$from;
	const plain = minutesSchema.nodes.block.create({ kind: next });
	if (at.parentOffset === 0 && at.parent.content.size > 0) tr.insert(at.before(), plain);
	else tr.split(at.pos, 1, [{ type: minutesSchema.nodes.block, attrs: plain.attrs }]);
	dispatch?.(tr.scrollIntoView());
	return true;
};

/** Backspace at the start of a line that is something makes it text again. */
export const makePlain: Command = (state, dispatch) => {
	const { $from, empty } = state.selection;
	if (!empty || $from.parentOffset > 0 || kindAt(state) === 'text') return false;
	return turnInto('text')(state, dispatch);
};

/** Bold on or off. */
export const toggleBold: Command = toggleMark(minutesSchema.marks.bold);

/** Gives a tracked line its owner (a member id) or due date (`YYYY-MM-DD`); null takes it away. */
export const setTracking =
	(position: number, name: 'owner' | 'due', value: string | null): Command =>
	(state, dispatch) => {
		if (!state.doc.nodeAt(position)) return false;
		dispatch?.(state.tr.setNodeAttribute(position, name, value));
		return true;
	};

/** Replaces the sign and what was typed after it by a reference, and a space to go on behind. */
export const insertReference =
	(trigger: Trigger, kind: 'person' | 'clause', id: string): Command =>
	(state, dispatch) => {
		const mark = minutesSchema.marks[kind].create({ id });
		const nodes = [minutesSchema.text(referenceMark, [mark]), minutesSchema.text(' ')];
		const tr = state.tr.replaceWith(trigger.from, trigger.to, nodes);
		tr.setSelection(TextSelection.create(tr.doc, trigger.from + 2));
		dispatch?.(tr.scrollIntoView());
		return true;
	};

/** Takes the sign away and turns the line into a kind. */
export const commandKind =
	(trigger: Trigger, kind: BlockKind): Command =>
	(state, dispatch) => {
		const tr = state.tr.delete(trigger.from, trigger.to);
		dispatch?.(setKind(tr, trigger.from, trigger.from, kind).scrollIntoView());
		return true;
	};

/** Replaces the sign by text, such as the time. */
export const commandText =
	(trigger: Trigger, text: string): Command =>
	(state, dispatch) => {
		dispatch?.(state.tr.insertText(text, trigger.from, trigger.to).scrollIntoView());
		return true;
	};
