import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { conductEvents, LONGEST_REASON, LONGEST_TEXT, type ConductEventType } from './events.ts';
import { alice, entryId, erin, objectId, TODAY } from './history.ts';

const ids = (count: number) => Array.from({ length: count }, (_, i) => entryId(`c${i}-`));
const longest = '检'.repeat(LONGEST_TEXT);
const longestReason = '因'.repeat(LONGEST_REASON);
const bytes = (payload: object) => new TextEncoder().encode(JSON.stringify(payload)).length;

describe('the payloads about conduct', () => {
	it('are read as they were first released, one of each type', () => {
		const pinned = JSON.parse(
			readFileSync('tests/fixtures/facts/conduct-1.json', 'utf8')
		) as Readonly<Record<ConductEventType, unknown>>;
		expect(Object.keys(pinned)).toEqual(Object.keys(conductEvents));
		for (const [type, schema] of Object.entries(conductEvents)) {
			const payload = pinned[type as ConductEventType];
			expect(v.parse<v.GenericSchema>(schema, payload)).toEqual(payload);
		}
	});

	it('stay below 7 KiB at their greatest, so that an entry stays within 8 KiB', () => {
		const penalty = objectId('p');
		const finding = { about: alice, clause: 'AL-81', level: 'withdraw', causes: ids(40) } as const;
		const measure = { about: alice, penalty, level: 'demerit', points: -10 } as const;
		const decided = { ...measure, reason: longestReason, supersedes: ids(24) };
		const answer = { about: alice, penalty, text: longest, onPaper: false };
		const greatest = {
			'finding.dismissed': { ...finding, reason: longestReason },
			'penalty.proposed': { ...finding, points: null, date: TODAY, reason: longestReason },
			'penalty.answered': { ...answer, kind: 'self_criticism' },
			'penalty.decided': { ...decided, outcome: 'imposed' },
			'appeal.decided': { ...decided, outcome: 'changed' },
			'reward.proposed': {
				...{ about: alice, clause: 'AL-71c', points: 10, date: TODAY, contribution: longest }
			}
		} as const;
		for (const [type, payload] of Object.entries(greatest)) {
			const schema = conductEvents[type as keyof typeof greatest];
			expect([type, v.is(schema, payload)]).toEqual([type, true]);
			expect(bytes(payload)).toBeLessThan(7 * 1024);
		}
	});

	it('take an answer on paper without its words, and no other', () => {
		const answer = { about: alice, penalty: objectId('p'), kind: 'statement', text: null };
		const schema = conductEvents['penalty.answered'];
		expect(v.is(schema, { ...answer, onPaper: true })).toBe(true);
		expect(v.is(schema, { ...answer, onPaper: false })).toBe(false);
		expect(v.is(schema, { ...answer, text: '  ', onPaper: false })).toBe(false);
	});

	it('take real dates and clause ids only', () => {
		const schema = conductEvents['reward.proposed'];
		const reward = { about: erin, clause: 'AL-71a', points: 5, date: TODAY, contribution: '好' };
		expect(v.is(schema, reward)).toBe(true);
		expect(v.is(schema, { ...reward, date: '2026-02-30' })).toBe(false);
		expect(v.is(schema, { ...reward, clause: '71a' })).toBe(false);
		expect(v.is(schema, { ...reward, points: 5.5 })).toBe(false);
	});
});
