import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { liveValue } from '#lib/app/live/index.ts';
import { calm } from './calm.ts';

describe('a calm value', () => {
	beforeEach(() => void vi.useFakeTimers());
	afterEach(() => void vi.useRealTimers());

	const heardOf = (source: ReturnType<typeof liveValue<string>>) => {
		const calmed = calm(source, 400);
		const heard: string[] = [];
		const stop = calmed.subscribe(() => heard.push(calmed.get()));
		return { heard, stop };
	};

	it('passes over what has come and gone within the pace', () => {
		const source = liveValue('saved');
		const { heard } = heardOf(source);
		source.set('saving');
		vi.advanceTimersByTime(50);
		source.set('saved');
		vi.advanceTimersByTime(1_000);
		expect(heard).toEqual([]);
	});

	it('tells what lasts, and then that it is over', () => {
		const source = liveValue('saved');
		const { heard } = heardOf(source);
		source.set('saving');
		vi.advanceTimersByTime(400);
		source.set('saved');
		vi.advanceTimersByTime(400);
		expect(heard).toEqual(['saving', 'saved']);
	});

	it('rests when nobody listens', () => {
		const source = liveValue('saved');
		const { heard, stop } = heardOf(source);
		source.set('saving');
		stop();
		vi.advanceTimersByTime(1_000);
		expect([heard, vi.getTimerCount()]).toEqual([[], 0]);
	});
});
