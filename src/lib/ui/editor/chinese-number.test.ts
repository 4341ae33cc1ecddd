import { expect, it } from 'vitest';
import { chineseNumber } from './chinese-number.ts';

it('counts headings in Chinese up to 99, and in figures beyond', () => {
	expect([1, 9, 10, 12, 20, 35, 99, 100, 0].map(chineseNumber)).toEqual([
		'一',
		'九',
		'十',
		'十二',
		'二十',
		'三十五',
		'九十九',
		'100',
		'0'
	]);
});
