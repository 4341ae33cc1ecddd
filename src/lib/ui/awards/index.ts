export { default as AwardPage } from './AwardPage.svelte';
export { default as AwardsPage } from './AwardsPage.svelte';
export { default as Certificates } from './Certificates.svelte';
export { joined, kindName as awardName, laureateName } from './words.ts';
