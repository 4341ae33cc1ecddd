export type { Amendment, Outcome, StatedFigure } from './amendment.ts';
export { rulebookCapabilities } from './capabilities.ts';
export type { RulebookCommandRefusal, RulebookContext } from './decide.ts';
export {
	commentOnAmendment,
	decideAmendment,
	proposeAmendment,
	withdrawAmendment
} from './decide.ts';
export type { RulebookFact } from './events.ts';
export { LONGEST_REASON, rulebookEvents, rulebookSubjects } from './events.ts';
export type { Adopted } from './in-force.ts';
export { adoptedAmong, figuresSetFor } from './in-force.ts';
export { isFigure } from './policy.ts';
export type { RulebookSources } from './view.ts';
export { viewAmendment } from './view.ts';
