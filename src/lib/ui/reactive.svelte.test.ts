import { flushSync } from 'svelte';
import { describe, expect, it } from 'vitest';
import { liveValue, type Live } from '#lib/app/live/index.ts';
import { reactive } from './reactive.svelte.ts';

function counted<T>(live: Live<T>) {
	let listeners = 0;
	return {
		listeners: () => listeners,
		live: {
			get: () => live.get(),
			subscribe(run: () => void) {
				listeners++;
				const leave = live.subscribe(run);
				return () => {
					listeners--;
					leave();
				};
			}
		}
	};
}

/** Stands for a component on the page: reads until it is hidden. */
function show<T>(read: () => T): { readonly seen: T[]; hide(): void } {
	const seen: T[] = [];
	const hide = $effect.root(() => {
		$effect(() => void seen.push(read()));
	});
	flushSync();
	return {
		seen,
		hide() {
			hide();
			flushSync();
		}
	};
}

describe('reactive', () => {
	it('shows, hides and shows again with the value of the day', async () => {
		const source = liveValue('Alice');
		const { live, listeners } = counted(source);
		const name = reactive(live);

		const first = show(() => name.current);
		source.set('Bob');
		flushSync();
		expect(first.seen).toEqual(['Alice', 'Bob']);
		expect(listeners()).toBe(1);

		first.hide();
		await Promise.resolve();
		expect(listeners()).toBe(0);
		source.set('Carol');
		flushSync();
		expect(first.seen).toEqual(['Alice', 'Bob']);

		const second = show(() => name.current);
		expect(second.seen).toEqual(['Carol']);
		source.set('Alice');
		flushSync();
		expect(second.seen).toEqual(['Carol', 'Alice']);
		expect(listeners()).toBe(1);
		second.hide();
	});

	it('subscribes once for two readers', async () => {
		const { live, listeners } = counted(liveValue(0));
		const count = reactive(live);
		const readers = [show(() => count.current), show(() => count.current)];
		expect(listeners()).toBe(1);
		for (const reader of readers) reader.hide();
		await Promise.resolve();
		expect(listeners()).toBe(0);
	});

	it('feeds a derived value', () => {
		const source = liveValue([1, 2]);
		const list = reactive(source);
		const sum = $derived(list.current.reduce((a, b) => a + b, 0));
		const shown = show(() => sum);
		source.set([1, 2, 3]);
		flushSync();
		expect(shown.seen).toEqual([3, 6]);
		shown.hide();
	});
});
