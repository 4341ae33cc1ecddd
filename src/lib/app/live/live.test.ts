import { describe, expect, it } from 'vitest';
import { liveValue } from './index.ts';

describe('liveValue', () => {
	it('tells each subscriber once per change and not at once', () => {
		const live = liveValue(1);
		const heard: string[] = [];
		live.subscribe(() => heard.push(`a${live.get()}`));
		live.subscribe(() => heard.push(`b${live.get()}`));
		expect(heard).toEqual([]);
		live.set(2);
		live.set(3);
		expect(heard).toEqual(['a2', 'b2', 'a3', 'b3']);
	});

	it('stays silent when the same value is set again', () => {
		const live = liveValue(Number.NaN);
		let count = 0;
		live.subscribe(() => count++);
		live.set(Number.NaN);
		expect(count).toBe(0);
	});

	it('tells nobody who has left, not even one who left during the telling', () => {
		const live = liveValue('');
		const heard: string[] = [];
		live.subscribe(() => {
			heard.push('first');
			leave();
		});
		const leave = live.subscribe(() => heard.push('second'));
		live.set('now');
		expect(heard).toEqual(['first']);
	});

	it('keeps two subscriptions of one function apart', () => {
		const live = liveValue(0);
		let count = 0;
		const run = () => count++;
		const leave = live.subscribe(run);
		live.subscribe(run);
		leave();
		live.set(1);
		expect(count).toBe(1);
	});
});
