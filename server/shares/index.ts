/** The relay's shares of the keys of full documents: kept, and given against a read fact. */
export { Shares } from './shares.ts';
export { speakShares } from './speak-shares.ts';
