export type { Asked, RecordContents, RecordFault, RecordsParts } from './ports.ts';
export { Records } from './records.ts';
