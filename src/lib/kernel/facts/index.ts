export type { Fact } from './fact.ts';
export { FactIndex } from './fact-index.ts';
export { headsOf } from './heads.ts';
