import { m } from '#lib/paraglide/messages.js';
import type { Theme } from './theme.svelte.ts';

/** The name of a theme in the language of the moment. */
export function themeName(theme: Theme): string {
	const names = {
		system: m.shell_theme_system,
		light: m.shell_theme_light,
		dark: m.shell_theme_dark
	};
	return names[theme]();
}
