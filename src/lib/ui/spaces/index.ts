export { accessTo, type SpaceAccess } from './access.ts';
export { readingsAddress, recordAddress, recordsAddress } from './addresses.ts';
export { default as LockedSpace } from './LockedSpace.svelte';
export { default as SpacesPage } from './SpacesPage.svelte';
export { personName, readersOf, spaceName, spaceOptions } from './names.ts';
