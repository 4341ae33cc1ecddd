export { visitCapabilities } from './capabilities.ts';
export type { VisitCommandRefusal } from './decide.ts';
export {
	answerRepresentation,
	assignRepresentatives,
	cancelVisit,
	changeVisit,
	concludeVisit,
	planVisit
} from './decide.ts';
export type { VisitFact, VisitKind } from './events.ts';
export { visitEvents, visitKinds, visitSubjects } from './events.ts';
export { comingVisits, ownVisits, pastVisits } from './queries.ts';
export { viewVisit } from './view.ts';
export type { Answer, Representative, Visit } from './visit.ts';
