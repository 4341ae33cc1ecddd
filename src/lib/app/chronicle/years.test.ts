import { describe, expect, it } from 'vitest';
import type { Appointment, Appointments } from '#lib/domains/appointments/index.ts';
import type { Award } from '#lib/domains/awards/index.ts';
import type { ChronicleEntry } from '#lib/domains/chronicle/index.ts';
import { noOrganisation, type Organisation } from '#lib/domains/organisation/index.ts';
import { chronicleYears } from './years.ts';

const today = '2026-11-20';

// Only what the chronicle reads.
const entry = (id: string, year: number, kind: string, date: string | null = null) =>
	({ id, current: { year, kind, date } }) as unknown as ChronicleEntry;
const held = (id: string, position: string, from: string, to: string | null, isMistake = false) =>
	({
		id,
		position,
		from,
		end: to && { to },
		withdrawn: isMistake ? {} : null
	}) as unknown as Appointment;

const position = (id: string, unit: string | null, isClosed = false) =>
	[id, { id, unit, title: id, isClosed }] as const;
const appointments = {
	positions: new Map([
		position('video', 'publicity', true),
		position('head', null),
		position('desk', 'office')
	]),
	appointments: [
		held('Alice', 'head', '2023-09-01', '2025-08-31'),
		held('Bob', 'head', '2025-09-01', null),
		held('Carol', 'video', '2024-01-01', '2024-01-01'),
		held('Dave', 'desk', '2026-12-01', null),
		held('Erin', 'desk', '2019-01-01', null, true)
	]
} as unknown as Appointments;
const organisation = {
	...noOrganisation,
	units: new Map([
		['office', {}],
		['publicity', {}]
	]),
	terms: [{ id: 'winter', from: '2024-09-01', to: '2025-01-20' }]
} as unknown as Organisation;
const award = (id: string, term: string, inForce: object | null) =>
	({ id, term, inForce }) as unknown as Award;

const years = (entries: readonly ChronicleEntry[] = []) =>
	chronicleYears({
		...{ entries, appointments, organisation, today },
		awards: [award('best', 'winter', {}), award('open', 'winter', null), award('lost', 'x', {})]
	}).map(({ year, achievements, contributors, awards, positions }) => ({
		year,
		achievements: achievements.map(({ id }) => id as string),
		contributors: contributors.map(({ id }) => id as string),
		awards: awards.map((each) => each.award.id as string),
		held: positions.map(
			(each) => `${each.position.title}: ${each.holders.map(({ id }) => id as string).join(' ')}`
		)
	}));

describe('[AL-5] the chronicle', () => {
	it('names who held each position in each year, whether or not the position is still there', () => {
		expect(years().map(({ year, held: positions }) => [year, positions])).toEqual([
			[2026, ['head: Bob']],
			[2025, ['head: Alice Bob']],
			[2024, ['head: Alice', 'video: Carol']],
			[2023, ['head: Alice']]
		]);
	});

	it('has the awards that were decided, in the year in which their term ends', () => {
		expect(years().flatMap(({ year, awards }) => awards.map((id) => [year, id]))).toEqual([
			[2025, 'best']
		]);
	});

	it('has what was stated by year, dated entries first, and only years of which something is known', () => {
		const all = years([
			entry('undated', 2021, 'achievement'),
			entry('autumn', 2021, 'achievement', '2021-10-18'),
			entry('spring', 2021, 'achievement', '2021-03-01'),
			entry('founder', 2018, 'contributor')
		]);
		expect(all.map(({ year }) => year)).toEqual([2026, 2025, 2024, 2023, 2021, 2018]);
		expect(all.at(-2)?.achievements).toEqual(['spring', 'autumn', 'undated']);
		expect(all.at(-1)).toEqual({
			...{ year: 2018, achievements: [], contributors: ['founder'], awards: [], held: [] }
		});
	});
});
