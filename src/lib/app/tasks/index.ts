/** Recurring tasks: where the domain's rules meet the calendar and the clock. */
export { comingTasks, makeOccurrences } from './recurring.ts';
export type { AnnouncedDays } from './working-days.ts';
export { announcedDays, workingDays } from './working-days.ts';
