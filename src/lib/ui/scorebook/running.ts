/** A score as it moves through a term. */
import type { Line } from '#lib/kernel/rules/index.ts';

/** A ledger line with the score after it. */
export type RunningLine = { readonly line: Line; readonly score: number };

/** Each line in its order with the score that it leaves. */
export const runningLines = (base: number, lines: readonly Line[]): readonly RunningLine[] => {
	let score = base;
	return lines.map((line) => {
		score += line.points;
		return { line, score };
	});
};

/** A day on which the score changed: the score at its end, and by how much it changed. */
export type DayScore = { readonly date: string; readonly score: number; readonly change: number };

/** The days of a ledger, in order; a day whose lines cancel out is one of them. */
export const scoreByDay = (base: number, lines: readonly Line[]): readonly DayScore[] => {
	const days: DayScore[] = [];
	for (const { line, score } of runningLines(base, lines)) {
		const date = line.at.slice(0, 10);
		const last = days.at(-1);
		if (last?.date === date) {
			days[days.length - 1] = { date, score, change: last.change + line.points };
		} else days.push({ date, score, change: line.points });
	}
	return days;
};
