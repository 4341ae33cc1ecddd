import { describe, expect, it } from 'vitest';
import type { Claim, MeetingFrame, Standing } from '#lib/domains/attendance/index.ts';
import type { EntryId, ObjectId, PersonId } from '#lib/kernel/identity/index.ts';
import { pressed } from './press.ts';

const minute = 60_000;
const start = 1_634_536_800_000;
const frame: MeetingFrame = {
	meeting: 'm' as ObjectId,
	unit: null,
	expected: [],
	start,
	end: start + 60 * minute,
	lateMinutes: 10
};
const member = 'bob' as ObjectId;
const nothing: Standing = { member, statements: [], state: 'unrecorded' };
const claimed = (fields: Partial<Claim>): Standing => ({
	member,
	statements: ['e' as EntryId],
	state: 'recorded',
	agreeing: [],
	claim: {
		id: 'e' as EntryId,
		source: 'record',
		member,
		status: 'present',
		stated: null,
		arrivedAt: null,
		leftAt: null,
		reasonAccepted: false,
		came: true,
		how: 'roll',
		reason: null,
		by: 'alice' as PersonId,
		at: start,
		marks: [],
		supersedes: [],
		...fields
	}
});

describe('a press of the roll call', () => {
	it('[AL-11] takes the arrival time of somebody called present before the start', () => {
		const fields = pressed('present', nothing, frame, start - 2 * minute);
		expect(fields).toMatchObject({ status: 'present', arrivedAt: start - 2 * minute });
	});

	it('says nothing of the time when the roll is called after the start', () => {
		const fields = pressed('present', nothing, frame, start + 3 * minute);
		expect(fields).toMatchObject({ status: 'present', arrivedAt: null });
	});

	it('[AL-25] takes the time of somebody called late as they come, up to ten minutes', () => {
		expect(pressed('late', nothing, frame, start + 10 * minute).arrivedAt).toBe(
			start + 10 * minute
		);
		expect(pressed('late', nothing, frame, start + 11 * minute).arrivedAt).toBeNull();
	});

	it('lets the times decide for somebody who came just now', () => {
		const fields = pressed('now', nothing, frame, start + 4 * minute);
		expect(fields).toMatchObject({ status: null, arrivedAt: start + 4 * minute, leftAt: null });
	});

	it('keeps the arrival of somebody who leaves early, and takes the time of leaving', () => {
		const here = claimed({ arrivedAt: start - minute });
		expect(pressed('left_early', here, frame, start + 30 * minute)).toMatchObject({
			status: 'left_early',
			arrivedAt: start - minute,
			leftAt: start + 30 * minute
		});
	});

	it('says both of somebody who was late and leaves early', () => {
		const late = claimed({ status: 'late', arrivedAt: start + 5 * minute });
		expect(pressed('left_early', late, frame, start + 30 * minute)).toMatchObject({
			status: 'late+left_early',
			arrivedAt: start + 5 * minute
		});
	});

	it('lets go of times that would contradict the new status', () => {
		const late = claimed({ status: 'late', arrivedAt: start + 5 * minute });
		expect(pressed('present', late, frame, start + 6 * minute).arrivedAt).toBeNull();
		expect(pressed('absent', late, frame, start + 6 * minute).arrivedAt).toBeNull();
	});

	it('invents no time after the end', () => {
		const over = start + 90 * minute;
		expect(pressed('late', nothing, frame, over)).toMatchObject({ arrivedAt: null, leftAt: null });
		expect(pressed('left_early', nothing, frame, over)).toMatchObject({ leftAt: null });
	});
});
