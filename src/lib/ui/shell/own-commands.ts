import { language } from '#lib/ui/i18n/index.ts';
import type { PaletteItem } from '#lib/ui/palette/index.ts';
import { m } from '#lib/paraglide/messages.js';
import { themeName } from './theme-name.ts';
import { theme } from './theme.svelte.ts';

/** What can be done from anywhere: change the language or the look, go to the first page. */
export function ownCommands(): readonly PaletteItem[] {
	const languages = language.options.map(({ value, label }): PaletteItem => ({
		id: `language-${value}`,
		kind: 'command',
		title: label,
		hint: m.shell_language(),
		run: () => language.choose(value)
	}));
	const themes = theme.options.map((option): PaletteItem => ({
		id: `theme-${option}`,
		kind: 'command',
		title: themeName(option),
		hint: m.shell_theme(),
		run: () => theme.choose(option)
	}));
	const first: PaletteItem = {
		id: '/',
		kind: 'page',
		title: m.shell_all_workspaces(),
		href: '/'
	};
	return [first, ...languages, ...themes];
}
