import { describe, expect, it } from 'vitest';
import type { Meeting } from '#lib/domains/meetings/index.ts';
import type { ObjectId } from '#lib/kernel/identity/index.ts';
import { isNoticeWaiting } from './notice.ts';

const id = (name: string) => name as ObjectId;

describe('a notice', () => {
	// Only what the question reads.
	const meeting = {
		readers: new Map([[id('alice'), 1]]),
		cancelled: null,
		minutes: { all: [], inForce: null, question: [], corrections: [] }
	} as unknown as Meeting;
	const expected = [id('alice'), id('bob')];

	it('[AL-10] waits for those expected who have not said to have seen it', () => {
		expect(isNoticeWaiting(meeting, expected, id('bob'))).toBe(true);
		expect(isNoticeWaiting(meeting, expected, id('alice'))).toBe(false);
		expect(isNoticeWaiting(meeting, expected, id('carol'))).toBe(false);
	});

	it('[AL-10] waits no more once the meeting is cancelled or its minutes are final', () => {
		const cancelled = { ...meeting, cancelled: {} } as unknown as Meeting;
		const final = { ...meeting, minutes: { inForce: {} } } as unknown as Meeting;
		expect(isNoticeWaiting(cancelled, expected, id('bob'))).toBe(false);
		expect(isNoticeWaiting(final, expected, id('bob'))).toBe(false);
	});
});
