import type { Icon } from './icon.ts';

/** One line of a menu: a link with `href`, else an action with `onselect`. */
export type MenuItem = {
	readonly label: string;
	readonly icon?: Icon;
	/** A quieter second line. */
	readonly hint?: string;
	readonly href?: string;
	readonly onselect?: () => void;
	readonly disabled?: boolean;
	readonly danger?: boolean;
	/** Shown with a tick; makes the line a radio choice. */
	readonly checked?: boolean;
};

/** Where to put a menu (px) so that it stays inside the window, below its button if it fits. */
export function menuPlace(
	button: {
		readonly left: number;
		readonly right: number;
		readonly top: number;
		readonly bottom: number;
	},
	menu: { readonly width: number; readonly height: number },
	view: { readonly width: number; readonly height: number }
): { readonly left: number; readonly top: number } {
	const gap = 4;
	const edge = 8;
	const left =
		button.left + menu.width + edge <= view.width ? button.left : button.right - menu.width;
	const below = button.bottom + gap;
	const fitsBelow = below + menu.height + edge <= view.height;
	const top = fitsBelow ? below : button.top - gap - menu.height;
	return {
		left: Math.max(edge, Math.min(left, view.width - menu.width - edge)),
		top: Math.max(edge, Math.min(top, view.height - menu.height - edge))
	};
}
