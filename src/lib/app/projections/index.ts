export { conductAuthor } from './conduct-surroundings.ts';
export { Projections } from './projections.ts';
export { vocabulary } from './vocabulary.ts';
