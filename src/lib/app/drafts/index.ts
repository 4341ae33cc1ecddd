export type { Draft, DraftPlace, DraftState } from './draft.ts';
export { openDraft } from './draft.ts';
export { openLine } from './line.ts';
export type { DraftSealing } from './sealed-draft.ts';
export { sealDraft } from './sealed-draft.ts';
