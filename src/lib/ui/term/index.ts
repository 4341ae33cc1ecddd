export { chosenTerm, termLabel } from './chosen-term.ts';
export { default as DisputeBanner } from './DisputeBanner.svelte';
export { default as TermChooser } from './TermChooser.svelte';
export { default as TermSeal } from './TermSeal.svelte';
