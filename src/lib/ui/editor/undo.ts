import { Plugin } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import * as Y from 'yjs';
import { blockText, blockTexts, draftBody } from '#lib/app/minutes/index.ts';
import type { DraftBinding, OwnChange } from './binding.ts';
import { docToBlocks } from './blocks.ts';
import type { HeldSelection } from './positions.ts';

/** Typing without a pause is one step at most until a sentence ends. */
const pauseMs = 1000;
const sentenceEnd = /[。！？；…!?;\n]$/;

/** Undo of one's own words in one draft; others' words stay, wherever they were put. */
export type OwnUndo = {
	undo(): boolean;
	redo(): boolean;
	readonly canUndo: boolean;
	readonly canRedo: boolean;
	plugin(): Plugin;
	end(): void;
};

/** Undoes what came from the binding and from `alsoOwn`, such as a version restored by oneself. */
export const ownUndo = (binding: DraftBinding, alsoOwn: readonly unknown[]): OwnUndo => {
	const manager = new Y.UndoManager(draftBody(binding.draft), {
		trackedOrigins: new Set([binding.origin, ...alsoOwn]),
		captureTimeout: pauseMs,
		deleteFilter: mayUndo
	});
	let before: HeldSelection | undefined;
	let last: Step | undefined;
	binding.onOwnChange((change) => {
		before = change.selection;
		const step = stepOf(change);
		if (!last || startsAnew(last, step)) manager.stopCapturing();
		last = step;
	});
	manager.on('stack-item-added', ({ stackItem }) => {
		if (!stackItem.meta.has('selection')) stackItem.meta.set('selection', before);
	});
	manager.on('stack-item-popped', ({ stackItem }) => {
		last = undefined;
		binding.select(stackItem.meta.get('selection') as HeldSelection | undefined);
	});
	const separate = ({ origin }: Y.Transaction) => {
		if (!alsoOwn.includes(origin)) return;
		manager.stopCapturing();
		last = undefined;
	};
	binding.draft.on('beforeTransaction', separate);
	const perform = (step: () => unknown) => {
		binding.settle();
		before = binding.selection;
		return step() !== null;
	};
	return {
		undo: () => perform(() => manager.undo()),
		redo: () => perform(() => manager.redo()),
		get canUndo() {
			return manager.undoStack.length > 0;
		},
		get canRedo() {
			return manager.redoStack.length > 0;
		},
		plugin: () => new Plugin({ props: { handleDOMEvents: { beforeinput: systemUndo(manager) } } }),
		end: () => {
			binding.draft.off('beforeTransaction', separate);
			manager.destroy();
		}
	};
};

/**
 * A line is taken back only while nobody's words are in it, and never without its text: the text is
 * what keeps words apart that several people type at once.
 */
const mayUndo = (item: Y.Item): boolean => {
	if (!(item.content instanceof Y.ContentType)) return true;
	const type: unknown = item.content.type;
	if (type instanceof Y.XmlElement) return blockTexts(type).every((text) => text.length === 0);
	return !(type instanceof Y.XmlText);
};

type Step = {
	readonly does: 'insert' | 'delete' | 'structure';
	readonly line: number;
	readonly offset: number;
	readonly endsSentence: boolean;
};

const stepOf = ({ before, after }: OwnChange): Step => {
	const $head = after.selection.$head;
	const [old, now] = [docToBlocks(before.doc), docToBlocks(after.doc)];
	const line = $head.index(0);
	const [oldLine, newLine] = [old[line], now[line]];
	const sameShape =
		old.length === now.length && oldLine && newLine && oldLine.kind === newLine.kind;
	const growth = after.doc.content.size - before.doc.content.size;
	return {
		does: !sameShape || growth === 0 ? 'structure' : growth > 0 ? 'insert' : 'delete',
		line,
		offset: before.selection.$head.parentOffset,
		endsSentence: newLine
			? sentenceEnd.test(blockText(newLine).slice(0, $head.parentOffset))
			: false
	};
};

/** A person expects a step to be one stretch of typing, in one place, of at most a sentence. */
const startsAnew = (last: Step, step: Step): boolean =>
	step.does === 'structure'
		? last.does !== 'structure' || last.line !== step.line
		: last.does !== step.does || last.line !== step.line || last.endsSentence;

/** The undo of the system's menu and of a phone's shake belongs to the draft as well. */
const systemUndo = (manager: Y.UndoManager) => (_view: EditorView, event: InputEvent) => {
	if (event.inputType !== 'historyUndo' && event.inputType !== 'historyRedo') return false;
	event.preventDefault();
	if (event.inputType === 'historyUndo') manager.undo();
	else manager.redo();
	return true;
};
