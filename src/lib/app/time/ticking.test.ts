import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ticking } from './ticking.ts';

describe('ticking', () => {
	beforeEach(() => void vi.useFakeTimers({ now: 1_000 }));
	afterEach(() => void vi.useRealTimers());

	it('tells the time anew while somebody listens, and rests otherwise', () => {
		const clock = ticking(500, () => Date.now());
		const heard: number[] = [];
		const stop = clock.subscribe(() => heard.push(clock.get()));
		vi.advanceTimersByTime(1_100);
		stop();
		vi.advanceTimersByTime(1_000);
		expect(heard).toEqual([1_500, 2_000]);
		expect(vi.getTimerCount()).toBe(0);
	});
});
