import { Temporal } from 'temporal-polyfill';
import { wallClockToInstant } from '../time/index.ts';

/** One meeting of the sample's term. */
export interface SampleMeeting {
	readonly title: string;
	readonly kind: 'routine' | 'plenary';
	readonly stars: number | null;
	/** Null: everybody. */
	readonly unit: string | null;
	/** Milliseconds since 1970. */
	readonly start: number;
	readonly end: number;
	readonly agenda: readonly { readonly title: string; readonly minutes: number }[];
}

const WEEKS = 16;
const HOUR_MS = 3_600_000;

const routineAgenda = [
	{ title: '上周工作回顾', minutes: 15 },
	{ title: '本周任务分工', minutes: 25 },
	{ title: '问题与建议', minutes: 15 }
];
const plenaryAgenda = [
	{ title: '各部门汇报', minutes: 40 },
	{ title: '考勤与计分情况', minutes: 15 },
	{ title: '下月安排', minutes: 30 }
];

/** First and last day (`YYYY-MM-DD`) of a term in whose eleventh week `today` lies. */
export const sampleTerm = (today: string): { readonly from: string; readonly to: string } => {
	const date = Temporal.PlainDate.from(today);
	const monday = date.subtract({ days: date.dayOfWeek - 1 }).subtract({ weeks: 10 });
	return { from: monday.toString(), to: monday.add({ days: WEEKS * 7 - 1 }).toString() };
};

/** The term's meetings: each department weekly, everybody once a month. */
export const sampleCalendar = (
	from: string,
	units: readonly string[],
	timezone: string
): readonly SampleMeeting[] => {
	const monday = Temporal.PlainDate.from(from);
	const at = (days: number, time: string) =>
		wallClockToInstant(`${monday.add({ days }).toString()} ${time}`, timezone) ?? 0;
	return Array.from({ length: WEEKS }, (_, week) => [
		...units.map((unit, index) => {
			const start = at(week * 7 + index, '19:00');
			const title = `${unit}第${week + 1}周例会`;
			const agenda = routineAgenda;
			return {
				title,
				kind: 'routine',
				stars: null,
				unit,
				start,
				end: start + HOUR_MS,
				agenda
			} as const;
		}),
		...(week % 4 === 3 ? [plenary(at(week * 7 + 6, '15:00'), (week + 1) / 4)] : [])
	]).flat();
};

const plenary = (start: number, number: number): SampleMeeting => ({
	title: `第${number}次全体会议`,
	kind: 'plenary',
	stars: number % 2 === 0 ? 3 : null,
	unit: null,
	start,
	end: start + 1.5 * HOUR_MS,
	agenda: plenaryAgenda
});
