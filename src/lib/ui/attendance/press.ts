import {
	disagreesWithTimes,
	type MeetingFrame,
	type RecordFields,
	type Standing,
	type Status
} from '#lib/domains/attendance/index.ts';

/** What one key or button of the roll call says; `now`: came this moment, and the times decide. */
export type Press = 'present' | 'late' | 'absent' | 'leave' | 'left_early' | 'now';

/** The keys of the roll call; the letters are those of the English words, V for leave. */
export const pressByKey: Readonly<Record<string, Press>> = {
	p: 'present',
	l: 'late',
	a: 'absent',
	v: 'leave',
	e: 'left_early',
	n: 'now'
};

/**
 * What a press at `now` (epoch ms) records. Times that are known and agree with the status stay; who
 * is called late while the meeting runs came just now; times that would contradict are left out.
 */
export const pressed = (
	press: Press,
	standing: Standing,
	frame: MeetingFrame,
	now: number
): RecordFields => {
	const { member } = standing;
	const known = standing.state === 'recorded' ? standing.claim : undefined;
	const base = { member, reasonAccepted: false, how: 'roll', reason: null } as const;
	if (press === 'now') return { ...base, status: null, arrivedAt: now, leftAt: null };
	const wasLate = known?.status.startsWith('late') ?? false;
	const status: Status = press === 'left_early' && wasLate ? 'late+left_early' : press;
	const seen = seenNow(press, frame, now);
	const arrivedAt = known?.arrivedAt ?? seen.arrivedAt;
	const leftAt = known?.leftAt ?? seen.leftAt;
	return agreeing({ ...base, status, arrivedAt, leftAt }, frame);
};

/** What the recorder sees happen while the meeting runs: somebody comes, or leaves. */
const seenNow = (press: Press, { start, end }: MeetingFrame, now: number) => {
	const isRunning = end === null || now <= end;
	const comes = isRunning && (press === 'late' || press === 'present');
	const leaves = isRunning && press === 'left_early' && now > start;
	return { arrivedAt: comes ? now : null, leftAt: leaves ? now : null };
};

const agreeing = (fields: RecordFields, frame: MeetingFrame): RecordFields => {
	const { arrivedAt, leftAt } = fields;
	const contradicts = (times: { arrivedAt: number | null; leftAt: number | null }) =>
		disagreesWithTimes({ ...fields, ...times }, frame);
	return {
		...fields,
		arrivedAt: contradicts({ arrivedAt, leftAt: null }) ? null : arrivedAt,
		leftAt: contradicts({ arrivedAt: null, leftAt }) ? null : leftAt
	};
};
