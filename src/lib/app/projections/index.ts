export { Projections } from './projections.ts';
export { vocabulary } from './vocabulary.ts';
