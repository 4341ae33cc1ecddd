export type { Fact, Stated } from './fact.ts';
export { statedIn } from './fact.ts';
export { FactIndex } from './fact-index.ts';
export { headsOf } from './heads.ts';
