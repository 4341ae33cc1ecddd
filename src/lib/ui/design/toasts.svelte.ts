import type { Icon } from './icon.ts';

/** A short message about what has just happened; the only one at a time that may offer a way back. */
export type Toast = {
	readonly id: number;
	readonly text: string;
	readonly icon?: Icon | undefined;
	readonly action?: { readonly label: string; readonly run: () => void } | undefined;
};

const stayMs = 6_000;
let shown = $state.raw<readonly Toast[]>([]);
let lastId = 0;

/** What the toaster shows now, oldest first. */
export const toasts = {
	get current(): readonly Toast[] {
		return shown;
	},
	dismiss(id: number): void {
		shown = shown.filter((toast) => toast.id !== id);
	}
};

/**
 * Says that something was done, for six seconds; with an action (undo) until it is dismissed or
 * three newer ones push it out. Errors belong into a Notice, where they stay.
 */
export function toast(text: string, options: Pick<Toast, 'icon' | 'action'> = {}): void {
	const id = ++lastId;
	shown = [...shown, { id, text, ...options }].slice(-3);
	if (options.action === undefined) setTimeout(() => toasts.dismiss(id), stayMs);
}
