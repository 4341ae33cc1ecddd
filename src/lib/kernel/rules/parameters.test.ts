import { describe, expect, test } from 'vitest';
import { idsIn, type Parameter, parseParameter, valuesInForce } from './index.ts';

const points = { key: 'X-1.points', kind: 'whole', default: -1 } as const satisfies Parameter;
const minutes = { key: 'X-2.minutes', kind: 'whole', default: 10, least: 0 } as const;
const period = {
	key: 'X-3.period',
	kind: 'choice',
	default: 'month',
	values: ['month', 'term']
} as const;
const people = { key: 'X-4.people', kind: 'ids', default: '' } as const;

describe('a stated value', () => {
	test.each([
		[points, '', -1],
		[points, '-3', -3],
		[points, '+2', 2],
		[points, '007', 7],
		[minutes, '0', 0],
		[minutes, '-0', 0],
		[period, 'term', 'term'],
		[period, '', 'month'],
		[people, 'a; b', 'a; b']
	])('of %j as "%s" is %j', (parameter, text, value) => {
		expect(parseParameter(parameter, text)).toEqual({ ok: true, value });
	});

	test.each([
		[points, '1.5'],
		[points, 'many'],
		[points, '−1'],
		[points, '1e3'],
		[points, '9999999999'],
		[minutes, '-1'],
		[period, 'week'],
		[period, 'Month']
	])('of %j as "%s" is refused', (parameter, text) => {
		const error = { code: 'unknown_value', key: parameter.key };
		expect(parseParameter(parameter, text)).toEqual({ ok: false, error });
	});
});

test('values in force are the stated ones, and the defaults of what is missing or not taken', () => {
	const stated = new Map([
		['X-1.points', '-4'],
		['X-3.period', 'never'],
		['X-9.other', '1']
	]);
	expect(valuesInForce([points, minutes, period], stated)).toEqual({
		values: { 'X-1.points': -4, 'X-2.minutes': 10, 'X-3.period': 'month' },
		faults: [{ code: 'unknown_value', key: 'X-3.period' }]
	});
});

test('a list of ids is trimmed, without empty parts and repetitions', () => {
	expect(idsIn(' a;b ;; a;')).toEqual(['a', 'b']);
	expect(idsIn('')).toEqual([]);
});
