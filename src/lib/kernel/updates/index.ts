export type { Runs } from './runs.ts';
export { addRun, covers, noRuns } from './runs.ts';
export type { Run, UpdateContent } from './update.ts';
export { decodeContent } from './update.ts';
