export type { Asked, RecordContents, RecordFault, RecordsParts } from './records.ts';
export { Records } from './records.ts';
