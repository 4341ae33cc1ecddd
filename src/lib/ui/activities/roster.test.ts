import { describe, expect, it } from 'vitest';
import type { Activity, MemberId } from '#lib/domains/activities/index.ts';
import type { Host } from '#lib/domains/hosts/index.ts';
import { rosterLines } from './roster.ts';

const [alice, bob, carol] = ['Alice', 'Bob', 'Carol'] as unknown as readonly MemberId[] as [
	...[MemberId, MemberId, MemberId]
];
const host = (member: MemberId) => [member, { member } as Host] as const;
const activity = (title: string, hosts: readonly MemberId[], withdrawn = false) =>
	({ title, hosts, withdrawn: withdrawn ? {} : null }) as Activity;

describe('[AL-105] who hosts what', () => {
	it('lists the roster first, then whoever hosts without being on it, and no withdrawn activity', () => {
		const roster = new Map([host(bob), host(alice)]);
		const activities = [
			activity('短剧', [carol, alice]),
			activity('讲座', [alice]),
			activity('郊游', [bob], true)
		];
		expect(
			rosterLines(roster, activities).map(({ member, host, activities }) => [
				...[member, host !== null, activities.map(({ title }) => title)]
			])
		).toEqual([
			[bob, true, []],
			[alice, true, ['短剧', '讲座']],
			[carol, false, ['短剧']]
		]);
	});
});
