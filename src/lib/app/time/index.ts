export { instantToDate, instantToWallClock, wallClockToInstant } from './zone.ts';
