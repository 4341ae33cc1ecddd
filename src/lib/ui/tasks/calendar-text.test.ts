import { describe, expect, it } from 'vitest';
import { spansToText, textToSpans } from './calendar-text.ts';

describe('the days of a year as people write them', () => {
	it('are dates and spans, one a line or with commas, with the year or without', () => {
		const text = '2027-02-05 至 2027-02-11\n4月5日、5-1 - 5-3，2027年10月1日 到 10月7日';
		expect(textToSpans(text, 2027)).toEqual({
			ok: true,
			value: [
				{ from: '2027-02-05', to: '2027-02-11' },
				{ from: '2027-04-05', to: '2027-04-05' },
				{ from: '2027-05-01', to: '2027-05-03' },
				{ from: '2027-10-01', to: '2027-10-07' }
			]
		});
	});

	it.each(['2026-02-05', '2月30日', '国庆节', '5-3 至 5-1', '1-1 至 1-2 至 1-3'])(
		'are not %s',
		(line) => {
			expect(textToSpans(`1月1日\n${line}`, 2027)).toEqual({ ok: false, error: line });
		}
	);

	it('are written again as they are read', () => {
		const spans = [
			{ from: '2027-01-01', to: '2027-01-03' },
			{ from: '2027-04-05', to: '2027-04-05' }
		];
		expect(spansToText(spans)).toBe('2027-01-01 至 2027-01-03\n2027-04-05');
		expect(textToSpans(spansToText(spans), 2027)).toEqual({ ok: true, value: spans });
	});
});
