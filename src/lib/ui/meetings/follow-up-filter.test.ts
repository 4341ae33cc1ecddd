import { describe, expect, it } from 'vitest';
import type { FollowUp, Meeting } from '#lib/domains/meetings/index.ts';
import {
	noOrganisation,
	type MemberId,
	type Organisation
} from '#lib/domains/organisation/index.ts';
import {
	filteredFollowUps,
	filterOfQuery,
	followUpCounts,
	openFollowUps,
	queryOfFilter,
	type FollowUpFilter
} from './follow-up-filter.ts';

const today = '2026-11-20';
const member = (id: string, unit: string) =>
	[
		id,
		{ id, person: null, stations: [{ from: null, post: { unit, position: 'officer' } }] }
	] as const;

// Only what the filter reads.
const organisation = {
	...noOrganisation,
	units: new Map(
		[
			['office', null],
			['publicity', null],
			['video', 'publicity']
		].map(([id, parent]) => [id, { id, name: id, parent }])
	),
	members: new Map([member('Alice', 'office'), member('Bob', 'video')])
} as unknown as Organisation;
const meetings = [
	{ id: 'plenary', unit: null },
	{ id: 'of-video', unit: 'video' }
] as unknown as readonly Meeting[];
const found = (id: string, fields: Partial<Record<keyof FollowUp, unknown>>) =>
	({
		...{ id, kind: 'resolution', meeting: 'plenary', owner: 'Alice', due: '2026-12-01' },
		...{ state: 'open', ...fields }
	}) as unknown as FollowUp;
const all = [
	found('late', { due: '2026-11-19' }),
	found('today', { due: today }),
	found('nobody', { owner: null }),
	found('undated', { due: null, owner: 'Bob' }),
	found('done late', { due: '2026-11-01', state: 'done' }),
	found('dropped', { state: 'dropped', meeting: 'of-video' }),
	found('to-do', { kind: 'todo', meeting: 'of-video', owner: null })
];
const surroundings = { meetings, organisation, today, me: 'Alice' as never as MemberId };
const ids = (filter: Partial<FollowUpFilter>) =>
	filteredFollowUps(all, { ...openFollowUps, ...filter }, surroundings).map(
		({ id }) => id as string
	);

describe('[AL-3] the presidium lists resolutions', () => {
	it('by state: open, overdue, without owner or date, done, dropped', () => {
		expect(ids({})).toEqual(['late', 'today', 'nobody', 'undated', 'to-do']);
		expect(ids({ state: 'overdue' })).toEqual(['late']);
		expect(ids({ state: 'unsettled' })).toEqual(['nobody', 'undated', 'to-do']);
		expect(ids({ state: 'done' })).toEqual(['done late']);
		expect(ids({ state: 'dropped' })).toEqual(['dropped']);
		expect(ids({ state: 'all' })).toHaveLength(all.length);
	});

	it('by unit: what its meetings decided and what its members own, with the units below', () => {
		expect(ids({ unit: 'publicity', state: 'all' })).toEqual(['undated', 'dropped', 'to-do']);
		expect(ids({ unit: 'office' })).toEqual(['late', 'today']);
		expect(ids({ unit: 'nowhere' })).toEqual(ids({}));
	});

	it('by kind and by who asks', () => {
		expect(ids({ kind: 'todo' })).toEqual(['to-do']);
		expect(ids({ whose: 'mine' })).toEqual(['late', 'today']);
	});

	it('with how many there are in each state, whatever state is chosen', () => {
		const filter = { ...openFollowUps, unit: 'publicity', state: 'done' } as const;
		expect([...followUpCounts(all, filter, surroundings)]).toEqual([
			...[
				['open', 2],
				['overdue', 0],
				['unsettled', 2]
			],
			...[
				['done', 0],
				['dropped', 1],
				['all', 3]
			]
		]);
	});

	it('by an address that says what differs, and forgets what it does not know', () => {
		const filter = { kind: 'resolution', state: 'overdue', unit: 'office', whose: 'mine' } as const;
		expect(queryOfFilter(filter)).toBe('kind=resolution&state=overdue&unit=office&whose=mine');
		expect(filterOfQuery(new URLSearchParams(queryOfFilter(filter)))).toEqual(filter);
		expect(queryOfFilter(openFollowUps)).toBe('');
		expect(filterOfQuery(new URLSearchParams('state=burnt&kind=&whose=hers&x=1'))).toEqual(
			openFollowUps
		);
	});
});
