export { accountAuthor } from './account-views.ts';
export { appointmentSurroundings } from './appointment-views.ts';
export { awardSurroundings } from './award-views.ts';
export { conductAuthor } from './conduct-surroundings.ts';
export { memoised } from './memoised.ts';
export type { ProjectionSources } from './projections.ts';
export { Projections } from './projections.ts';
export { eventTypes, vocabulary } from './vocabulary.ts';
