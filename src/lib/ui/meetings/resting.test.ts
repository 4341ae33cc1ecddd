import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { changeBody, claimAuthorship, draftBody, listVersions } from '#lib/app/minutes/index.ts';
import { keepVersionsOf } from './resting.ts';

const START = Date.UTC(2021, 9, 18, 6);

describe('versions kept when the writing rests', () => {
	beforeEach(() => void vi.useFakeTimers({ now: START }));
	afterEach(() => void vi.useRealTimers());

	const draft = () => {
		const doc = new Y.Doc();
		claimAuthorship(doc, doc.clientID, 'alice');
		let said: readonly { readonly kind: 'text'; readonly runs: readonly { text: string }[] }[] = [];
		const write = (text: string) => {
			const next = [...said, { kind: 'text' as const, runs: [{ text }] }];
			doc.transact(() => changeBody(draftBody(doc), said, next));
			said = next;
		};
		return { doc, write, count: () => listVersions(doc).length };
	};

	it('wait for half a minute without a change from here', () => {
		const { doc, write, count } = draft();
		const end = keepVersionsOf(doc, 'alice');
		write('甲');
		vi.advanceTimersByTime(20_000);
		write('乙');
		vi.advanceTimersByTime(29_000);
		expect(count()).toBe(0);
		vi.advanceTimersByTime(1_000);
		expect(count()).toBe(1);
		end();
	});

	it('are not kept more often than every five minutes', () => {
		const { doc, write, count } = draft();
		const end = keepVersionsOf(doc, 'alice');
		write('甲');
		vi.advanceTimersByTime(60_000);
		write('乙');
		vi.advanceTimersByTime(60_000);
		expect(count()).toBe(1);
		vi.advanceTimersByTime(5 * 60_000);
		write('丙');
		vi.advanceTimersByTime(30_000);
		expect(count()).toBe(2);
		end();
	});

	it('are kept on leaving, and not for what others wrote', () => {
		const { doc, write, count } = draft();
		const end = keepVersionsOf(doc, 'alice');
		const bob = draft();
		bob.write('丙');
		Y.applyUpdate(doc, Y.encodeStateAsUpdate(bob.doc));
		expect(vi.getTimerCount()).toBe(0);
		write('甲');
		end();
		expect([count(), vi.getTimerCount()]).toEqual([1, 0]);
	});
});
