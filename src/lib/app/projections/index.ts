export { conductAuthor } from './conduct-surroundings.ts';
export { Projections } from './projections.ts';
export { eventTypes, vocabulary } from './vocabulary.ts';
