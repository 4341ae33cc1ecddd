import type { Node } from '@tiptap/pm/model';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import type { EditorState, Transaction } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { passages } from '#lib/app/minutes/index.ts';
import type { DraftBinding } from './binding.ts';
import { presenceColour } from './colour.ts';

type Authorship = { readonly shown: boolean; readonly passages: DecorationSet };

const authorshipKey = new PluginKey<Authorship>('minutes-authorship');

/** New words get their colour when typing rests; recolouring each letter would be restless. */
const restMs = 400;

/** Shows or hides who wrote what. */
export const showAuthorship = (tr: Transaction, shown: boolean): Transaction =>
	tr.setMeta(authorshipKey, shown);

/** True while it is shown who wrote what. */
export const isAuthorshipShown = (state: EditorState): boolean =>
	authorshipKey.getState(state)?.shown ?? false;

const lineStarts = (doc: Node): readonly number[] => {
	let start = 1;
	return doc.children.map((node) => {
		const own = start;
		start += node.nodeSize;
		return own;
	});
};

const decorate = (binding: DraftBinding, doc: Node, nameOf: (person: string) => string) => {
	const starts = lineStarts(doc);
	const { doc: draft } = binding.body;
	const found = (draft ? passages(draft) : []).flatMap(({ block, from, to, person }) => {
		const start = starts[block];
		if (start === undefined || person === undefined) return [];
		const attributes = {
			class: 'passage',
			title: nameOf(person),
			style: `--writer: ${presenceColour(person)}`
		};
		return [Decoration.inline(start + from, start + to, attributes)];
	});
	return DecorationSet.create(doc, found);
};

const recolourAtRest = (view: EditorView) => {
	let rest: ReturnType<typeof setTimeout> | undefined;
	const recolour = () => {
		// New elements inside an open composition would break it off.
		if (view.composing) wait();
		else view.dispatch(showAuthorship(view.state.tr, isAuthorshipShown(view.state)));
	};
	const wait = () => {
		clearTimeout(rest);
		rest = setTimeout(recolour, restMs);
	};
	return {
		update: (_view: EditorView, before: EditorState) => {
			if (before.doc !== view.state.doc && isAuthorshipShown(view.state)) wait();
		},
		destroy: () => clearTimeout(rest)
	};
};

/** Who wrote each passage, while somebody asks. */
export const authorshipPlugin = (
	binding: DraftBinding,
	nameOf: (person: string) => string
): Plugin =>
	new Plugin<Authorship>({
		key: authorshipKey,
		state: {
			init: () => ({ shown: false, passages: DecorationSet.empty }),
			apply: (tr, last) => {
				const asked: unknown = tr.getMeta(authorshipKey);
				if (asked === true) return { shown: true, passages: decorate(binding, tr.doc, nameOf) };
				if (asked === false) return { shown: false, passages: DecorationSet.empty };
				return { ...last, passages: last.passages.map(tr.mapping, tr.doc) };
			}
		},
		props: { decorations: (state) => authorshipKey.getState(state)?.passages },
		view: recolourAtRest
	});
