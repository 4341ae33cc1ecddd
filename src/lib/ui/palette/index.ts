export { default as Palette } from './Palette.svelte';
export { offerPaletteItems, providePalette, usePalette } from './palette.svelte.ts';
export type { PaletteItem } from './item.ts';
