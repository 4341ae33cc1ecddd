export { ScoreBook } from './score-book.ts';
export { workspaceRecords } from './workspace-records.ts';
export { rulebookValues } from './values.ts';
