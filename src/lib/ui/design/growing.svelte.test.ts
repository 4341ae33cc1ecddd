import { flushSync } from 'svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Growing } from './growing.svelte.ts';

let frames: (() => void)[] = [];
let page = new EventTarget();
const frame = () => {
	const due = frames;
	frames = [];
	for (const run of due) run();
	flushSync();
};

describe('a long list', () => {
	beforeEach(() => {
		frames = [];
		vi.stubGlobal('requestAnimationFrame', (run: () => void) => frames.push(run));
		vi.stubGlobal('cancelAnimationFrame', () => undefined);
		page = new EventTarget();
		vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
		vi.stubGlobal('removeEventListener', page.removeEventListener.bind(page));
	});
	afterEach(() => vi.unstubAllGlobals());

	const grown = (total: number) => {
		let growing: Growing | undefined;
		const end = $effect.root(() => {
			growing = new Growing(() => total);
		});
		flushSync();
		return { count: () => growing?.count, end };
	};

	it('fills the window at once, grows with every frame, and rests when all is there', () => {
		const { count, end } = grown(130);
		expect(count()).toBe(60);
		frame();
		expect(count()).toBe(100);
		frame();
		expect(count()).toBe(140);
		expect(frames).toEqual([]);
		end();
	});

	it('is whole before it is printed', () => {
		const { count, end } = grown(2_000);
		page.dispatchEvent(new Event('beforeprint'));
		expect(count()).toBe(2_000);
		end();
	});
});
