import { describe, expect, test } from 'vitest';
import { check, members, values } from './any-term.ts';
import { noRecords, Records, scoreAll, type ScoreInput, scoreMember } from './index.ts';
import { levels } from './rulebook/figures.ts';

const reversed = (input: ScoreInput): ScoreInput => ({
	...input,
	meetings: input.meetings.toReversed(),
	attendance: input.attendance.toReversed(),
	notes: input.notes.toReversed(),
	tasks: input.tasks.toReversed(),
	handins: input.handins.toReversed(),
	activities: input.activities.toReversed(),
	participation: input.participation.toReversed(),
	entries: input.entries.toReversed()
});

describe('for any whole term', () => {
	test('[AL-30] base and lines add up, and each line knows its cause and its clause', () => {
		check(1, (input) => {
			for (const { score, lines } of scoreAll(input, values)) {
				expect(score).toBe(lines.reduce((sum, { points }) => sum + points, 70));
				expect(
					lines.every(({ causes, clause }) => causes.length > 0 && /^AL-\d+/.test(clause))
				).toBe(true);
			}
		});
	});

	test('[AL-30] the order in which records arrive changes nothing', () => {
		check(2, (input) => {
			expect(scoreAll(reversed(input), values)).toEqual(scoreAll(input, values));
		});
	});

	test('[AL-30] what is put later gives the same as what was there from the start', () => {
		check(3, (input) => {
			const records = new Records({ ...noRecords, members });
			// Asking before a hand-in arrives must not fix who was the first.
			for (const of of input.tasks) records.put('tasks', of);
			for (const of of input.tasks) records.firstSubmission(of);
			for (const row of input.handins) records.put('handins', row);
			for (const row of input.entries) records.put('entries', row);
			for (const row of input.participation) records.put('participation', row);
			for (const of of input.activities) records.put('activities', of);
			for (const row of input.notes) records.put('notes', row);
			for (const row of input.attendance) records.put('attendance', row);
			for (const of of input.meetings) records.put('meetings', of);
			expect(members.map(({ id }) => scoreMember(records, id, values))).toEqual(
				scoreAll(input, values)
			);
		});
	});

	test('[AL-D6] taking part never gives more than the cap', () => {
		check(4, (input) => {
			for (const { lines } of scoreAll(input, values)) {
				const given = lines.filter(({ clause }) => clause === 'AL-43');
				expect(given.reduce((sum, { points }) => sum + points, 0)).toBeLessThanOrEqual(2);
			}
		});
	});

	test('[AL-81] a graver level never comes before a milder one, nor with fewer causes', () => {
		check(5, (input) => {
			for (const { findings } of scoreAll(input, values)) {
				for (const clause of ['AL-80', 'AL-81', 'AL-82', 'AL-83']) {
					const own = findings.filter((finding) => finding.clause === clause);
					const order = own.map(({ level }) => levels.indexOf(level));
					expect(order).toEqual([0, 1, 2].slice(0, order.length));
					const causes = own.map((finding) => finding.causes.length);
					expect(causes).toEqual(causes.toSorted((a, b) => a - b));
				}
			}
		});
	});

	test('[AL-D5] every task has a first as soon as somebody submitted in time', () => {
		check(6, (input) => {
			const lines = scoreAll(input, values).flatMap((member) => member.lines);
			for (const { id } of input.tasks) {
				const about = lines.filter(({ explanation }) => explanation.facts['task'] === id);
				const keys = about.map(({ explanation }) => explanation.key);
				expect(keys.includes('task_in_time') && !keys.includes('task_first')).toBe(false);
			}
		});
	});
});
