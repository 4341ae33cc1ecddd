export { ticking } from './ticking.ts';
export { instantToDate, instantToWallClock, wallClockToInstant } from './zone.ts';
