export { default as ErrorPage } from './ErrorPage.svelte';
export { default as LanguageMenu } from './LanguageMenu.svelte';
export { default as Mark } from './Mark.svelte';
export { default as OpenWorkspace } from './OpenWorkspace.svelte';
export { default as ThemeMenu } from './ThemeMenu.svelte';
export { ownCommands } from './own-commands.ts';
export { themeName } from './theme-name.ts';
export { theme } from './theme.svelte.ts';
