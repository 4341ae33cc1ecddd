import { encode } from 'cborg';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { LONGEST_FILE_NAME, MAX_FILE_BYTES } from '#lib/kernel/files/index.ts';
import {
	LONGEST_BODY,
	LONGEST_HAND_IN,
	LONGEST_HAND_IN_WITH_FILES,
	MOST_ADDRESSEES,
	MOST_FILES,
	MOST_LINKS,
	taskEvents,
	type TaskEventType
} from './events.ts';
import { details, entryId, objectId, weekly } from './history.ts';

const many = <T>(count: number, make: (index: number) => T) =>
	Array.from({ length: count }, (_, index) => make(index));
const id = (index: number) => objectId(`n${index}-`);
const reason = '因'.repeat(300);
const supersedes = many(16, (index) => entryId(`e${index}-`));
const what = {
	title: '题'.repeat(80),
	body: '文'.repeat(LONGEST_BODY),
	addressees: many(MOST_ADDRESSEES, id)
};

/** The greatest payload of each kind that could be too large. */
const greatest: readonly (readonly [TaskEventType, object])[] = [
	[
		'task.set',
		{
			...details,
			...what,
			due: 4_102_444_800_000,
			issuedAt: 4_102_444_800_000,
			occurrence: { rule: id(1), date: '2026-03-02' },
			duty: 'publicity-14',
			ref: '号'.repeat(40)
		}
	],
	[
		'duty.scheduled',
		{
			...weekly,
			...what,
			every: { unit: 'week', days: [1, 2, 3, 4, 5, 6, 7] },
			until: '2099-01-01'
		}
	],
	[
		'handin.made',
		{
			task: id(1),
			text: '文'.repeat(LONGEST_HAND_IN),
			links: many(MOST_LINKS, (index) => `https://example.org/${index}`.padEnd(200, 'x'))
		}
	],
	[
		'handin.made@2',
		{
			task: id(1),
			text: '文'.repeat(LONGEST_HAND_IN_WITH_FILES),
			links: many(MOST_LINKS, (index) => `https://example.org/${index}`.padEnd(200, 'x')),
			files: many(MOST_FILES, () => ({
				hash: 'A'.repeat(43),
				key: 'A'.repeat(43),
				name: '名'.repeat(LONGEST_FILE_NAME),
				media: `image/${'x'.repeat(54)}`,
				size: MAX_FILE_BYTES
			}))
		}
	],
	['handin.graded', { task: id(1), member: id(2), grade: 'excellent', reason, supersedes }],
	[
		'handin.recorded',
		{ task: id(1), member: id(2), acknowledgedAt: 1, submittedAt: 1, reason, supersedes }
	],
	[
		'calendar.stated',
		{
			year: 2027,
			off: many(40, () => ({ from: '2027-01-01', to: '2027-12-31' })),
			on: many(28, (day) => `2027-02-${String(day + 1).padStart(2, '0')}`)
		}
	]
];

describe('payloads about tasks', () => {
	it.each(greatest)('the greatest %s is accepted and below 7 KiB', (type, payload) => {
		expect(v.is(taskEvents[type], payload)).toBe(true);
		expect(encode(payload).length).toBeLessThan(7 * 1024);
	});

	it('have no key that nobody knows', () => {
		expect(v.is(taskEvents['task.set'], { ...details, secret: 1 })).toBe(false);
	});
});
