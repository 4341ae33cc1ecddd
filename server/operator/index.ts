/** What the operator of a relay decides. */
export { Rulings, type Founding } from './rulings.ts';
