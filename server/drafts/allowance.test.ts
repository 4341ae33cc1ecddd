import { expect, test } from 'vitest';
import { openAllowance } from './allowance.ts';

test('an allowance takes a burst, then only as much as refills', () => {
	const take = openAllowance(2, 5);
	const taken = Array.from({ length: 12 }, () => take(1_000));
	expect(taken.filter(Boolean)).toHaveLength(10);
	expect(take(1_400)).toBe(false);
	expect(take(1_500)).toBe(true);
	expect(take(1_500)).toBe(false);
	expect(Array.from({ length: 12 }, () => take(60_000)).filter(Boolean)).toHaveLength(10);
});
