/** Where the dots of the comparison of departments go, in pixels of its own box. */
import type { Department } from './ranking.ts';

/** The scale below the strips: what its edges stand for, and the scores at which it is marked. */
export interface Scale {
	readonly low: number;
	readonly high: number;
	readonly marks: readonly number[];
}

/** Half of a strip's height that dots may fill; equal scores stack up within it. */
const REACH = 12;
const STACK = 4;

/** A scale in round steps that holds every score, with three to six marks. */
export const scaleOf = (scores: readonly number[]): Scale => {
	const [least, most] = [Math.min(...scores), Math.max(...scores)];
	const step = [1, 2, 5, 10, 20, 50, 100].find((each) => (most - least) / each <= 4) ?? 200;
	const low = Math.floor(least / step) * step;
	const high = Math.max(Math.ceil(most / step) * step, low + step);
	const count = (high - low) / step + 1;
	return { low, high, marks: Array.from({ length: count }, (_, index) => low + index * step) };
};

/** How far along a strip of `width` a score is. */
export const alongOf = ({ low, high }: Scale, width: number, score: number): number =>
	Math.round(((score - low) / (high - low)) * width * 10) / 10;

/** Every score as a dot around the middle of the strip: a path of points, to be drawn with round ends. */
export const dotsPath = (scale: Scale, width: number, scores: readonly number[]): string => {
	const seen = new Map<number, number>();
	return scores
		.map((score) => {
			const before = seen.get(score) ?? 0;
			seen.set(score, before + 1);
			const away = Math.ceil(before / 2) * STACK * (before % 2 === 0 ? 1 : -1);
			const y = Math.max(-REACH, Math.min(REACH, away));
			return `M${alongOf(scale, width, score)} ${y}h0`;
		})
		.join('');
};

/** The middle of a department's scores; between the two in the middle where their number is even. */
export const medianOf = ({ rows }: Department): number => {
	const scores = rows.map(({ score }) => score).sort((a, b) => a - b);
	const middle = Math.floor(scores.length / 2);
	const [below, above] = [scores[middle - 1], scores[middle]];
	if (above === undefined) return 0;
	return scores.length % 2 === 0 && below !== undefined ? (below + above) / 2 : above;
};
