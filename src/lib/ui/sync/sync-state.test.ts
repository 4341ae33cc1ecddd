import { describe, expect, it } from 'vitest';
import { syncStateOf } from './sync-state.ts';

const kind = (isConnected: boolean, pending: number, questions = 0) =>
	syncStateOf({ isConnected, pending, lastSyncedAt: 5 }, questions).kind;

describe('syncStateOf', () => {
	it('says synced only while connected with nothing left to send', () => {
		expect(kind(true, 0)).toBe('synced');
		expect(kind(true, 1)).toBe('pending');
		expect(kind(false, 0)).toBe('offline');
		expect(kind(false, 3)).toBe('offline');
	});

	it('puts a question that people must settle before everything else', () => {
		expect(kind(true, 0, 1)).toBe('question');
		expect(kind(false, 2, 1)).toBe('question');
	});

	it('keeps the count and the last time', () => {
		expect(syncStateOf({ isConnected: false, pending: 3, lastSyncedAt: 5 }, 0)).toEqual({
			kind: 'offline',
			pending: 3,
			lastSyncedAt: 5
		});
	});
});
