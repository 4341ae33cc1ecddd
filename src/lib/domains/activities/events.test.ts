import { encode } from 'cborg';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import {
	activityEvents,
	LONGEST_IDEA,
	LONGEST_STEP,
	LONGEST_SUMMARY,
	MOST_LINKS,
	MOST_RESPONSIBLE,
	MOST_STEPS,
	type ActivityEventType
} from './events.ts';
import { entryId, idea, objectId, photo } from './history.ts';

const many = <T>(count: number, make: (index: number) => T) =>
	Array.from({ length: count }, (_, index) => make(index));
const id = (index: number) => objectId(`n${index}-`);
const reason = '因'.repeat(300);
const supersedes = many(16, (index) => entryId(`e${index}-`));

/** The greatest payload of each kind that could be too large. */
const greatest: readonly (readonly [ActivityEventType, object])[] = [
	[
		'activity.proposed',
		{
			...{ title: '题'.repeat(80), idea: '文'.repeat(LONGEST_IDEA), unit: id(1) },
			...{ heldOn: '2026-03-10', ref: '号'.repeat(40) }
		}
	],
	[
		'activity.planned',
		{
			...{ activity: id(0), date: '2026-03-10', place: '处'.repeat(80) },
			steps: many(MOST_STEPS, () => ({
				...{ unit: id(1), what: '做'.repeat(LONGEST_STEP) },
				responsible: many(MOST_RESPONSIBLE, id)
			}))
		}
	],
	[
		'activity.summarised',
		{
			...{ activity: id(0), text: '文'.repeat(LONGEST_SUMMARY) },
			links: many(MOST_LINKS, (index) => `https://example.org/${index}`.padEnd(200, 'x'))
		}
	],
	[
		'participation.recorded',
		{
			...{ activity: id(0), member: id(1), tookPart: true, outstanding: true, adopted: 99 },
			...{ proposal: ['idea', 'novel', 'concise_summary'], reason, supersedes }
		}
	]
];

describe('payloads about activities', () => {
	it.each(greatest)('the greatest %s is accepted and below 7 KiB', (type, payload) => {
		expect(v.is(activityEvents[type], payload)).toBe(true);
		expect(encode(payload).length).toBeLessThan(7 * 1024);
	});

	it('[AL-106] have a photo as a file, and an article as a file or an address', () => {
		const schema = activityEvents['coverage.added'];
		const link = 'https://example.org/a';
		const piece = { activity: id(0), kind: 'photo', caption: '', file: photo, link: null };
		expect(v.is(schema, piece)).toBe(true);
		expect(v.is(schema, { ...piece, kind: 'article' })).toBe(true);
		expect(v.is(schema, { ...piece, kind: 'article', file: null, link })).toBe(true);
		for (const wrong of [
			{ ...piece, file: null, link },
			{ ...piece, link },
			{ ...piece, kind: 'article', file: null },
			{ ...piece, kind: 'article', file: null, link: 'javascript:alert(1)' },
			{ ...piece, caption: 'a'.repeat(81) },
			{ ...piece, kind: 'video' }
		]) {
			expect(v.is(schema, wrong)).toBe(false);
		}
	});

	it('have no key that nobody knows, and a day only where a row of a sheet says so', () => {
		const schema = activityEvents['activity.proposed'];
		expect(v.is(schema, { ...idea, secret: 1 })).toBe(false);
		expect(v.is(schema, { ...idea, heldOn: '2026-03-10' })).toBe(false);
	});
});
