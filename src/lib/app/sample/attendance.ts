import type { Status } from '#lib/domains/attendance/index.ts';

/** How somebody attended, as the office of the sample wrote it down. */
export interface SampleAttendance {
	readonly status: Status;
	/** Milliseconds after the start; null where nobody took the time. */
	readonly arrivedAfterMs: number | null;
	readonly reasonAccepted: boolean;
}

const MINUTE_MS = 60_000;

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export const dice = (seed: number): (() => number) => {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
};

/**
 * Draws one attendance. `diligence` runs from 0 to 1; at 1 the person is always there in time, so
 * that the sample has members with full attendance as well as some who are often late.
 */
export const drawAttendance = (roll: () => number, diligence: number): SampleAttendance => {
	const fate = roll() * (1.15 - diligence);
	const plain = { arrivedAfterMs: null, reasonAccepted: false };
	if (fate < 0.16) return { ...plain, status: 'present', arrivedAfterMs: -4 * MINUTE_MS };
	if (fate < 0.2) return { ...plain, status: 'leave' };
	if (fate < 0.27) {
		const arrivedAfterMs = Math.ceil(roll() * 9) * MINUTE_MS;
		return { status: 'late', arrivedAfterMs, reasonAccepted: roll() < 0.15 };
	}
	if (fate < 0.3) return { ...plain, status: 'left_early' };
	if (fate < 0.34) return { ...plain, status: 'absent' };
	return { ...plain, status: 'present' };
};
