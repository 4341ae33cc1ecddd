export { accessTo, type SpaceAccess } from './access.ts';
export { default as LockedSpace } from './LockedSpace.svelte';
export { default as SpacesPage } from './SpacesPage.svelte';
export { readersOf, spaceOptions } from './names.ts';
