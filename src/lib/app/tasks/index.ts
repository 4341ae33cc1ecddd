/** Recurring tasks: where the domain's rules meet the calendar and the clock. */
export { endRecurrence, makeOccurrences } from './recurring.ts';
export { announcedDays, workingDays } from './working-days.ts';
