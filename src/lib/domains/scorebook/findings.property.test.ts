import { describe, expect, test } from 'vitest';
import type { Cause } from '#lib/kernel/rules/index.ts';
import { check, members, values } from './any-term.ts';
import {
	type Entry,
	type Finding,
	type Forecast,
	forecastOf,
	type Member,
	Records,
	scoreAll,
	type ScoreInput,
	scoreMember
} from './index.ts';
import { attended, cause, entry, meeting } from './testing.ts';

const shown = ({ clause, level, at, causes }: Finding): string =>
	`${clause} ${level} ${at} ${causes.map(({ id }) => id).join(' ')}`;

/** The term as if only the rows that are among `causes` had been recorded. */
const onlyWith = (input: ScoreInput, causes: readonly Cause[]): ScoreInput => {
	const ids = new Set(causes.map(({ id }) => id));
	const kept = <R extends { readonly cause: Cause }>(rows: readonly R[]): readonly R[] =>
		rows.filter((row) => ids.has(row.cause.id));
	return {
		...input,
		attendance: kept(input.attendance),
		notes: kept(input.notes),
		handins: [],
		participation: [],
		entries: kept(input.entries)
	};
};

/** What a forecast foretells, on days after everything that was drawn. */
const happened = (input: ScoreInput, member: Member, forecast: Forecast): ScoreInput => {
	const days = Array.from({ length: forecast.times }, (_, i) => `2025-01-0${i + 1}`);
	if (forecast.event === 'occurrence') {
		const { clause, degree } = forecast;
		const more = days.map((day, i): Entry =>
			entry(clause, day, { member: member.id, degree }, 900 + i)
		);
		return { ...input, entries: [...input.entries, ...more] };
	}
	const meetings = days.map((day) => meeting(day, { recorders: [member.id] }));
	const status = forecast.event === 'missing_notes' ? 'present' : forecast.event;
	const rows = meetings.map((of, i) => attended(of, member, { status }, 900 + i));
	const notes = meetings.map((of, i) => ({
		cause: cause('notes', 900 + i, of.start),
		meeting: of.id,
		member: member.id,
		grade: forecast.event === 'missing_notes' ? ('none' as const) : null
	}));
	return {
		...input,
		meetings: [...input.meetings, ...meetings],
		attendance: [...input.attendance, ...rows],
		notes: [...input.notes, ...notes]
	};
};

describe('for any whole term', () => {
	test('[AL-80] [AL-81] [AL-82] every finding follows from its causes alone', () => {
		let count = 0;
		check(7, (input) => {
			for (const { member, findings } of scoreAll(input, values)) {
				for (const finding of findings) {
					count++;
					const records = new Records(onlyWith(input, finding.causes));
					const again = scoreMember(records, member, values)?.findings ?? [];
					expect(again.map(shown)).toContain(shown(finding));
				}
			}
		});
		expect(count).toBeGreaterThan(300);
	});

	test('[AL-80] [AL-89] what a forecast foretells reaches its threshold, and no less does', () => {
		let count = 0;
		check(
			8,
			(input) => {
				const records = new Records(input);
				for (const member of members) {
					for (const forecast of forecastOf(records, member.id, values)) {
						count++;
						const reaches = (times: number): boolean =>
							scoreAll(happened(input, member, { ...forecast, times }), values)
								.find((score) => score.member === member.id)
								?.findings.some(
									({ clause, level }) => clause === forecast.clause && level === forecast.level
								) ?? false;
						expect([forecast, reaches(forecast.times)]).toEqual([forecast, true]);
						expect([forecast, reaches(forecast.times - 1)]).toEqual([forecast, false]);
					}
				}
			},
			25
		);
		expect(count).toBeGreaterThan(1000);
	});

	test('[AL-75] an entry that is taken out and put back restores the line, also for a unit', () => {
		check(9, (input) => {
			const [first] = input.entries;
			if (!first) return;
			const records = new Records(input);
			const scores = () => members.map(({ id }) => scoreMember(records, id, values));
			records.dropEntry(first);
			expect(scores()).toEqual(scoreAll({ ...input, entries: input.entries.slice(1) }, values));
			records.put('entries', first);
			expect(scores()).toEqual(scoreAll(input, values));
		});
	});
});
