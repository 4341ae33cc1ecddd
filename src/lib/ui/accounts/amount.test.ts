import { describe, expect, it } from 'vitest';
import { amountText, differenceText, readAmount, readCount } from './amount.ts';

describe('an amount', () => {
	it.each([
		['12', 1200],
		['12.5', 1250],
		['0.05', 5],
		['1,234.50', 123_450],
		['１２．３０', 1230],
		['99999999.99', 9_999_999_999]
	])('%s is read as %i hundredths', (typed, hundredths) => {
		expect(readAmount(typed)).toBe(hundredths);
	});

	it.each(['', '-1', '1.234', '1e3', '十元', '.5', '100000000'])('%s is none', (typed) => {
		expect(readAmount(typed)).toBeUndefined();
	});

	it('is shown with two decimals, a difference with its sign', () => {
		expect(amountText(123_450, 'zh-Hans')).toBe('1,234.50');
		expect(differenceText(1080, 'en')).toBe('+10.80');
		expect(differenceText(-6000, 'zh-Hant')).toBe('−60.00');
		expect(differenceText(0, 'en')).toBe('0.00');
	});
});

describe('a count', () => {
	it('is a whole number, in half or full width', () => {
		expect(['20', '１,０００', '0'].map(readCount)).toEqual([20, 1000, 0]);
		expect(['', '1.5', '-1', '两个'].map(readCount)).toEqual(Array(4).fill(undefined));
	});
});
