export { default as Frame } from './Frame.svelte';
export { default as LanguageMenu } from './LanguageMenu.svelte';
export { default as Mark } from './Mark.svelte';
export { default as OpenWorkspace } from './OpenWorkspace.svelte';
export { default as ThemeMenu } from './ThemeMenu.svelte';
export { ownCommands } from './own-commands.ts';
export { themeName } from './theme-name.ts';
export { theme, type Theme } from './theme.svelte.ts';
