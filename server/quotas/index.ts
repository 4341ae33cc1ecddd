/** What a device may send in a day, and what the log of a workspace may hold. */
export { DailyBytes } from './daily-bytes.ts';
export { LogBytes } from './log-bytes.ts';
