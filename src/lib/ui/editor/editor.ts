import type { Command } from '@tiptap/pm/state';
import { EditorState, Plugin } from '@tiptap/pm/state';
import { Decoration, DecorationSet, EditorView } from '@tiptap/pm/view';
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import { isNewerDraft } from '#lib/app/minutes/index.ts';
import { authorshipPlugin } from './authorship.ts';
import { DraftBinding } from './binding.ts';
import { chosenColour } from './colour.ts';
import { keyPlugins } from './keys.ts';
import { LineView } from './line-view.ts';
import { presencePlugin } from './presence.ts';
import { referencesKey, referencesPlugin } from './references.ts';
import type { Surroundings } from './surroundings.ts';
import { nameOf } from './surroundings.ts';
import { triggerPlugin } from './trigger.ts';
import type { OwnUndo } from './undo.ts';
import { ownUndo } from './undo.ts';

/** What an editor is made of. */
export type EditorOptions = {
	readonly draft: Y.Doc;
	readonly awareness: Awareness;
	/** Read again at every use: names, clauses and rights may change while one writes. */
	readonly around: () => Surroundings;
	readonly label: () => string;
	readonly hint: () => string;
	/** A random 32-bit number. */
	readonly secondClient: number;
	/** Origins of other changes of one's own that undo takes back, such as a restored version. */
	readonly alsoOwn: readonly unknown[];
	readonly changed: (state: EditorState) => void;
	/** Gets keys before the editor does; true: the key is used. */
	readonly key: (event: KeyboardEvent) => boolean;
};

/** One editor on one page. */
export type MinutesView = {
	readonly draft: Y.Doc;
	readonly view: EditorView;
	readonly undo: OwnUndo;
	readonly state: EditorState;
	run(command: Command): void;
	/** Names, clauses, rights or the language have changed. */
	refresh(): void;
	destroy(): void;
};

const hintPlugin = (hint: () => string) =>
	new Plugin({
		props: {
			decorations: ({ doc, selection }) => {
				const { $head, empty } = selection;
				const isSole = doc.childCount === 1 && doc.content.size === 2;
				if (!isSole && !(empty && $head.parent.content.size === 0)) return null;
				const from = isSole ? 0 : $head.before();
				return DecorationSet.create(doc, [
					Decoration.node(from, from + 2, { 'data-hint': hint() })
				]);
			}
		}
	});

const attributes = (label: string) => ({
	role: 'textbox',
	'aria-multiline': 'true',
	'aria-label': label,
	class: 'minutes',
	spellcheck: 'false'
});

/** Makes an editor of a draft inside `host`. */
export const createMinutesView = (host: HTMLElement, options: EditorOptions): MinutesView => {
	const { draft, awareness, around } = options;
	const { me } = around();
	const binding = new DraftBinding(draft, me.id, options.secondClient);
	const undo = ownUndo(binding, options.alsoOwn);
	const lines = new Set<LineView>();
	const colour = chosenColour(me.colour, me.id);
	awareness.setLocalStateField('user', { id: me.id, name: me.name, colour });
	const plugins = [
		// First: the others must find the draft in step with the page.
		binding.plugin(),
		undo.plugin(),
		triggerPlugin(),
		...keyPlugins(undo),
		referencesPlugin(around),
		presencePlugin(binding, awareness),
		authorshipPlugin(binding, (person) => nameOf(around(), person)),
		hintPlugin(options.hint),
		new Plugin({ view: () => ({ update: (view) => options.changed(view.state) }) })
	];
	const view = new EditorView(host, {
		state: EditorState.create({ doc: binding.doc, plugins }),
		editable: () => around().editable && !isNewerDraft(draft),
		attributes: () => attributes(options.label()),
		handleKeyDown: (_view, event) => options.key(event),
		nodeViews: {
			block: (node, own, place) => {
				const line = new LineView(node, own, place, around);
				lines.add(line);
				return Object.assign(line, { destroy: () => lines.delete(line) });
			}
		}
	});
	options.changed(view.state);
	return {
		draft,
		view,
		undo,
		get state() {
			return view.state;
		},
		run: (command) => {
			command(view.state, view.dispatch, view);
			view.focus();
		},
		refresh: () => {
			for (const line of lines) line.refresh();
			view.dispatch(view.state.tr.setMeta(referencesKey, true));
		},
		destroy: () => {
			view.destroy();
			undo.end();
		}
	};
};
