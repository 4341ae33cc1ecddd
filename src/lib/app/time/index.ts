export { ticking } from './ticking.ts';
export {
	instantToDate,
	instantToSheetTime,
	instantToWallClock,
	wallClockToInstant
} from './zone.ts';
