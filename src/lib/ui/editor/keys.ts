import { baseKeymap, chainCommands } from '@tiptap/pm/commands';
import { InputRule, inputRules } from '@tiptap/pm/inputrules';
import { keymap } from '@tiptap/pm/keymap';
import { Plugin } from '@tiptap/pm/state';
import type { BlockKind } from '#lib/app/minutes/index.ts';
import { breakLine, makePlain, toggleBold, turnInto } from './commands.ts';
import type { OwnUndo } from './undo.ts';

const kindKeys: Readonly<Record<string, BlockKind>> = {
	'Mod-Alt-0': 'text',
	'Mod-Alt-1': 'heading',
	'Mod-Alt-2': 'subheading',
	'Mod-Alt-3': 'agenda',
	'Mod-Alt-4': 'resolution',
	'Mod-Alt-5': 'todo',
	'Mod-Shift-7': 'ordered',
	'Mod-Shift-8': 'bullet'
};

const kindRule = (pattern: RegExp, kind: BlockKind) =>
	new InputRule(pattern, (state, _match, from, to) => {
		const tr = state.tr.delete(from, to);
		return tr.setNodeMarkup(tr.selection.$from.before(), null, { kind });
	});

/**
 * A slow page tells of a moved caret only after the key that follows. The key must act where the
 * caret is seen, so the page is made to tell of it first; never while an input method composes.
 */
const seenCaretPlugin = () =>
	new Plugin({
		props: {
			handleDOMEvents: {
				keydown: (view) => {
					if (!view.composing) view.dom.ownerDocument.dispatchEvent(new Event('selectionchange'));
					return false;
				}
			}
		}
	});

/** What keys do. ProseMirror gives no key to these while an input method composes. */
export const keyPlugins = (undo: OwnUndo): readonly Plugin[] => [
	seenCaretPlugin(),
	keymap({
		'Mod-z': () => undo.undo() || true,
		'Mod-y': () => undo.redo() || true,
		'Shift-Mod-z': () => undo.redo() || true,
		'Mod-b': toggleBold,
		Enter: breakLine,
		'Shift-Enter': breakLine,
		Backspace: chainCommands(makePlain, baseKeymap['Backspace'] ?? (() => false)),
		...Object.fromEntries(Object.entries(kindKeys).map(([key, kind]) => [key, turnInto(kind)]))
	}),
	keymap(baseKeymap),
	inputRules({
		rules: [
			kindRule(/^[-*] $/, 'bullet'),
			kindRule(/^1(?:[.．] |、)$/, 'ordered'),
			kindRule(/^(?:\[ ?\]|【】) $/, 'todo')
		]
	})
];
