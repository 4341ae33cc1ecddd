export type { Draft, DraftPlace, DraftState } from './draft.ts';
export { openDraft } from './draft.ts';
export { openLine } from './line.ts';
