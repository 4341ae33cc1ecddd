import { expect, it } from 'vitest';
import { bytesText } from './bytes.ts';

it('writes sizes as people read them', () => {
	const texts = [0, 999, 1_000, 1_234_567, 45_600_000, 3e9].map(bytesText);
	expect(texts).toEqual([
		'0\u00a0B',
		'999\u00a0B',
		'1.0\u00a0kB',
		'1.2\u00a0MB',
		'46\u00a0MB',
		'3.0\u00a0GB'
	]);
});
