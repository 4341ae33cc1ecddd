import { describe, expect, it } from 'vitest';
import { spanText, starText } from './words.ts';

describe('words about meetings', () => {
	it('say a span in minutes and seconds, with hours from one on, without a sign', () => {
		expect([0, 4_999, 245_000, 3_600_000, -61_000].map(spanText)).toEqual([
			'0:00',
			'0:04',
			'4:05',
			'1:00:00',
			'1:01'
		]);
	});

	it('[AL-10] say stars in words and signs', () => {
		expect(starText(3)).toBe('3星 ★★★');
	});
});
