import { expect, test } from 'vitest';
import { runningLines, scoreByDay } from './running.ts';
import { line } from './testing.ts';

const lines = [line('2024-09-05', -1), line('2024-09-05', -2), line('2024-10-10', 3)];

test('every line is shown with the score that it leaves', () => {
	expect(runningLines(70, lines).map(({ score }) => score)).toEqual([69, 67, 70]);
});

test('the lines of a day are one step of the chart', () => {
	expect(scoreByDay(70, lines)).toEqual([
		{ date: '2024-09-05', score: 67, change: -3 },
		{ date: '2024-10-10', score: 70, change: 3 }
	]);
	expect(scoreByDay(70, [])).toEqual([]);
});
