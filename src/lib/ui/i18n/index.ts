export { language } from './locale.svelte.ts';
export {
	calendarDate,
	clockText,
	dateText,
	momentText,
	paperDateText,
	shortDateText,
	teachingWeek
} from './dates.ts';
export { signedPoints } from './points.ts';
