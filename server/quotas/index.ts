/** What a device may send in a day, and what the log and the files of a workspace may take. */
export { DailyBytes } from './daily-bytes.ts';
export { FileBytes } from './file-bytes.ts';
export { LogBytes } from './log-bytes.ts';
