export { ScoreBook } from './score-book.ts';
export { rulebookValues } from './values.ts';
