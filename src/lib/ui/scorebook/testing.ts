/** A small ledger for tests of the score book's pages. */
import type { Line } from '#lib/kernel/rules/index.ts';

/** A line on `date` at 19:00; `change` says what else it is. */
export const line = (date: string, points: number, change: Partial<Line> = {}): Line => ({
	member: 'alice',
	clause: 'AL-20',
	points,
	causes: [
		{ id: `fact-${date}-${points}`, at: `${date} 19:00`, sheet: 'attendance', row: 0, by: 'bob' }
	],
	at: `${date} 19:00`,
	explanation: {
		key: 'meeting_late',
		facts: { meeting: 'm1', title: '办公室例会', parameter: 'AL-20.late' }
	},
	...change
});
