export { ScoreBook } from './score-book.ts';
export { notesOwedAt } from './notes-owed.ts';
export type { RecordSource, ScoreSources } from './record-source.ts';
export { workspaceRecords } from './workspace-records.ts';
export type { FigureSources, Period } from './figures.ts';
export { builtInFigures, editionOf, Figures, withFigures } from './figures.ts';
