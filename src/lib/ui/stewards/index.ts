export { default as CardPage } from './CardPage.svelte';
export { default as FoundedCards } from './FoundedCards.svelte';
export { default as StewardsPage } from './StewardsPage.svelte';
