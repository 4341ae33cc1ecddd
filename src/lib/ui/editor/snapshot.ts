import type { BlockKind } from '#lib/app/minutes/index.ts';
import { authorShares, countWords } from '#lib/app/minutes/index.ts';
import { isAuthorshipShown } from './authorship.ts';
import { docToBlocks } from './blocks.ts';
import { kindAt } from './commands.ts';
import type { MinutesView } from './editor.ts';
import type { MenuChoice } from './menu-items.ts';
import { menuChoices } from './menu-items.ts';
import type { Surroundings } from './surroundings.ts';
import type { Trigger } from './trigger.ts';
import { openTrigger } from './trigger.ts';
import { menuName } from './words.ts';

/** An open menu and where it stands: pixels in the window. */
type MenuSnapshot = {
	readonly trigger: Trigger;
	readonly label: string;
	readonly choices: readonly MenuChoice[];
	readonly left: number;
	readonly top: number | undefined;
	readonly bottom: number | undefined;
};

/** What the bar and the menus show of an editor. */
export type EditorSnapshot = {
	readonly kind: BlockKind;
	readonly canUndo: boolean;
	readonly canRedo: boolean;
	readonly authorship: boolean;
	readonly words: number;
	readonly shares: readonly { readonly person: string; readonly letters: number }[];
	readonly menu: MenuSnapshot | undefined;
};

/** Before there is an editor. */
export const idleSnapshot: EditorSnapshot = {
	kind: 'text',
	canUndo: false,
	canRedo: false,
	authorship: false,
	words: 0,
	shares: [],
	menu: undefined
};

/** The most a menu takes in height and width; where less is left below the caret it opens above. */
const menuHeight = 264;
const menuWidth = 240;

const menuOf = ({ view, state }: MinutesView, around: Surroundings): MenuSnapshot | undefined => {
	const trigger = around.editable ? openTrigger(state) : undefined;
	if (!trigger) return undefined;
	const { left, top, bottom } = view.coordsAtPos(trigger.from);
	const height = window.visualViewport?.height ?? window.innerHeight;
	const isBelow = bottom + menuHeight < height || top < menuHeight;
	return {
		trigger,
		label: menuName(trigger.kind),
		choices: menuChoices(trigger, around),
		left: Math.max(8, Math.min(left, window.innerWidth - menuWidth)),
		top: isBelow ? bottom + 4 : undefined,
		bottom: isBelow ? undefined : window.innerHeight - top + 4
	};
};

/** Reads an editor. */
export const snapshotOf = (editor: MinutesView, around: Surroundings): EditorSnapshot => {
	const authorship = isAuthorshipShown(editor.state);
	return {
		kind: kindAt(editor.state),
		canUndo: editor.undo.canUndo,
		canRedo: editor.undo.canRedo,
		authorship,
		words: countWords(docToBlocks(editor.state.doc)),
		shares: authorship ? authorShares(editor.draft) : [],
		menu: menuOf(editor, around)
	};
};
