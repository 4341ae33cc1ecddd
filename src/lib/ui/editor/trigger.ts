import { Plugin, PluginKey } from '@tiptap/pm/state';
import type { EditorState, Transaction } from '@tiptap/pm/state';
import { shownKey } from './binding.ts';

/** What opens a menu at the caret: `@` a person, `#` a clause, `/` a command. */
export type TriggerKind = 'person' | 'clause' | 'command';

/** An open menu: what was typed after the sign, and where. Positions of the editor's document. */
export type Trigger = {
	readonly kind: TriggerKind;
	readonly query: string;
	readonly from: number;
	readonly to: number;
};

type TriggerState = { readonly open?: Trigger; readonly dismissed?: number };

const triggerKey = new PluginKey<TriggerState>('minutes-trigger');

/**
 * Chinese keyboards type ＠, ＃ and 、 where others type @, # and /; the last opens a menu only at the
 * start of a line, elsewhere it is a comma. An address such as a@b.c opens nothing.
 */
const patterns: Readonly<Record<TriggerKind, RegExp>> = {
	person: /(?<![A-Za-z0-9._-])[@＠]([^\s@＠]{0,20})$/,
	clause: /[#＃]([^\s#＃]{0,20})$/,
	command: /(?:(?<=^|\s)\/|^、)([^\s/、]{0,20})$/
};

/** What the text before the caret asks for; the offset is that of the sign. */
export const triggerIn = (
	text: string
): { readonly kind: TriggerKind; readonly query: string; readonly offset: number } | undefined => {
	for (const kind of ['person', 'clause', 'command'] as const) {
		const match = patterns[kind].exec(text);
		if (match) return { kind, query: match[1] ?? '', offset: match.index };
	}
	return undefined;
};

const triggerAt = (state: EditorState): Trigger | undefined => {
	const { $head, empty } = state.selection;
	if (!empty || !$head.parent.isTextblock) return undefined;
	const found = triggerIn($head.parent.textBetween(0, $head.parentOffset));
	if (!found) return undefined;
	const { kind, query, offset } = found;
	return { kind, query, from: $head.start() + offset, to: $head.pos };
};

const follow = (tr: Transaction, last: TriggerState, state: EditorState): TriggerState => {
	if (tr.getMeta(triggerKey)) return last.open ? { dismissed: last.open.from } : last;
	const found = triggerAt(state);
	if (!found) return {};
	const mapped = tr.mapping.map(last.open?.from ?? last.dismissed ?? -1);
	if (last.dismissed !== undefined && mapped === found.from) return { dismissed: mapped };
	// Only typing opens a menu: not the caret passing an old sign, nor what others type.
	const mayOpen = last.open ? mapped === found.from : tr.docChanged && !tr.getMeta(shownKey);
	return mayOpen ? { open: found } : {};
};

/** The menu that is open in a state of the editor. */
export const openTrigger = (state: EditorState): Trigger | undefined =>
	triggerKey.getState(state)?.open;

/** Closes the menu until another sign is typed. */
export const dismissTrigger = (tr: Transaction): Transaction => tr.setMeta(triggerKey, true);

/** Follows the signs that open menus. */
export const triggerPlugin = (): Plugin =>
	new Plugin<TriggerState>({
		key: triggerKey,
		state: { init: () => ({}), apply: (tr, last, _old, state) => follow(tr, last, state) }
	});
