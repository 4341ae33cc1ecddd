export type { CardFault, StewardCard } from './card.ts';
export { cardToUrl, drawCouncil, urlToCard } from './card.ts';
export type { Decision, Proposal } from './proposal.ts';
export type { Decided, StewardsRoom } from './room.ts';
export { councilOf, decisionsOf, openStewardsRoom } from './room.ts';
