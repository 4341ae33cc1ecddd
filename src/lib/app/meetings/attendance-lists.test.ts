import { describe, expect, it } from 'vitest';
import type { AttendanceSheet, Standing } from '#lib/domains/attendance/index.ts';
import type { ObjectId } from '#lib/kernel/identity/index.ts';
import { attendanceLists } from './attendance-lists.ts';

const id = (name: string) => name as ObjectId;

// Only what the lists read.
const recorded = (member: string, status: string, came: boolean, arrivedAt = 0) =>
	({
		member: id(member),
		state: 'recorded',
		claim: { status, came, arrivedAt }
	}) as unknown as Standing;
const standings: readonly Standing[] = [
	recorded('alice', 'late', true, 5),
	recorded('bob', 'absent', false),
	recorded('carol', 'leave', false),
	recorded('dan', 'present', true, 1),
	{ member: id('erin'), state: 'unrecorded', statements: [] },
	{ member: id('frank'), state: 'question', statements: [], candidates: [] },
	recorded('guest', 'present', true, 2)
];
const sheet = {
	frame: { expected: ['alice', 'bob', 'carol', 'dan', 'erin', 'frank'].map(id) },
	standings: new Map(standings.map((standing) => [standing.member, standing])),
	notExpected: [id('guest')]
} as unknown as AttendanceSheet;

describe('attendance as minutes name it', () => {
	it('tells who was present, who sat in, who was on leave, who was absent', () => {
		expect(attendanceLists(sheet)).toEqual({
			present: ['alice', 'dan'],
			observers: ['guest'],
			onLeave: ['carol'],
			absent: ['bob']
		});
	});
});
