import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { toast, toasts } from './toasts.svelte.ts';

const texts = () => toasts.current.map((one) => one.text);

describe('toast', () => {
	beforeEach(() => void vi.useFakeTimers());
	afterEach(() => {
		vi.useRealTimers();
		for (const one of toasts.current) toasts.dismiss(one.id);
	});

	it('goes after six seconds', () => {
		toast('已保存');
		vi.advanceTimersByTime(5_999);
		expect(texts()).toEqual(['已保存']);
		vi.advanceTimersByTime(1);
		expect(texts()).toEqual([]);
	});

	it('stays while it offers a way back', () => {
		toast('已删除', { action: { label: '撤销', run: () => undefined } });
		vi.advanceTimersByTime(60_000);
		expect(texts()).toEqual(['已删除']);
	});

	it('shows three at most and lets the oldest go', () => {
		for (const text of ['一', '二', '三', '四']) toast(text);
		expect(texts()).toEqual(['二', '三', '四']);
	});
});
