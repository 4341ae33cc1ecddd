import { expect, it } from 'vitest';
import { Paces } from './paces.ts';

it('a pace lets each device do a burst, and then what refills', () => {
	const paces = new Paces({ burst: 2, perMinute: 6 });
	const take = (device: string, nowMs: number) => paces.take(device, nowMs);
	expect([take('a', 0), take('a', 0), take('a', 0), take('b', 0)]).toEqual([
		true,
		true,
		false,
		true
	]);
	expect([take('a', 9_999), take('a', 10_001), take('a', 10_001)]).toEqual([false, true, false]);
	expect([take('a', 0), take('a', 600_000), take('a', 600_000)]).toEqual([false, true, true]);
	expect(take('a', 600_000)).toBe(false);
});

it('a pace forgets those who could begin again, and nobody else', () => {
	const paces = new Paces({ burst: 1, perMinute: 1 });
	for (let device = 0; device < 5_000; device++) paces.take(`early ${device}`, 0);
	paces.take('late', 50_000);
	expect(paces.take('newcomer', 60_000)).toBe(true);
	expect(paces.take('late', 60_000)).toBe(false);
	expect(paces.take('early 1', 60_000)).toBe(true);
});
