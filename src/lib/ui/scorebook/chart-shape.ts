/** Where the lines of the score chart go, in pixels of its own box. */
import type { DayScore } from './running.ts';

export type Box = { readonly width: number; readonly height: number };
/** The scale of a chart: its drawing area and what its edges stand for. */
export type Frame = Box & {
	readonly left: number;
	readonly right: number;
	readonly top: number;
	readonly bottom: number;
	readonly fromDay: number;
	readonly toDay: number;
	readonly low: number;
	readonly high: number;
};

const dayMs = 86_400_000;
const dayOf = (date: string): number => Date.parse(`${date}T00:00:00Z`) / dayMs;

/** Round steps that leave three to six lines between `low` and `high`. */
const stepFor = (range: number): number =>
	[1, 2, 5, 10, 20, 50, 100].find((step) => range / step <= 5) ?? 200;

/** The frame for a term whose scores start at `base`; scores get room above and below. */
export const frameFor = (
	box: Box,
	term: { readonly from: string; readonly to: string },
	base: number,
	days: readonly DayScore[]
): Frame => {
	const scores = [base, ...days.map(({ score }) => score)];
	const [least, most] = [Math.min(...scores), Math.max(...scores)];
	const step = stepFor(most - least);
	const fromDay = dayOf(term.from);
	return {
		...box,
		left: 40,
		right: box.width - 12,
		top: 12,
		bottom: box.height - 28,
		fromDay,
		toDay: Math.max(dayOf(term.to), fromDay + 1),
		low: Math.floor(least / step) * step - step,
		high: Math.ceil(most / step) * step + step
	};
};

/** The pixel column of `date`; dates outside the term stand at its edge. */
export const xOf = (frame: Frame, date: string): number => {
	const { left, right, fromDay, toDay } = frame;
	const part = (dayOf(date) - fromDay) / (toDay - fromDay);
	return left + (right - left) * Math.min(1, Math.max(0, part));
};

/** The pixel row of `score`. */
export const yOf = ({ top, bottom, low, high }: Frame, score: number): number =>
	bottom - ((bottom - top) * (score - low)) / (high - low);

/** The scores at which a line is drawn across. */
export const gridScores = ({ low, high }: Frame): readonly number[] => {
	const step = stepFor(high - low);
	const first = Math.ceil(low / step) * step;
	return Array.from({ length: Math.floor((high - first) / step) + 1 }, (_, i) => first + i * step);
};

/** The first day of every month in the term, by date, but for one that begins it. */
export const monthStarts = ({ fromDay, toDay }: Frame): readonly string[] => {
	const dates: string[] = [];
	const month = new Date(fromDay * dayMs);
	month.setUTCDate(1);
	for (;;) {
		month.setUTCMonth(month.getUTCMonth() + 1);
		if (month.getTime() / dayMs > toDay) return dates;
		dates.push(month.toISOString().slice(0, 10));
	}
};

/** The path of a score that stays where it is until the day on which it changes. */
export const stepPath = (frame: Frame, base: number, days: readonly DayScore[]): string => {
	const round = (value: number) => Math.round(value * 10) / 10;
	const steps = days.map(
		({ date, score }) => `H${round(xOf(frame, date))}V${round(yOf(frame, score))}`
	);
	return `M${frame.left} ${round(yOf(frame, base))}${steps.join('')}`;
};
