/** What the sync client needs of its surroundings to wait and to draw lots. */
export interface Pace {
	/** Milliseconds since any fixed moment. */
	now(): number;
	/** Runs once after `ms`; the answer cancels it. */
	after(ms: number, run: () => void): () => void;
	/** At least 0, less than 1. */
	random(): number;
}

const FIRST_MS = 500;
const LONGEST_MS = 30_000;
const BUSY_MS = 5_000;
const ENOUGH_MS = 120_000;
const [POLICY, COME_BACK, LATER] = [1008, 1012, 1013];

/**
 * How long to wait before the next attempt, in milliseconds. It doubles with each failure and is
 * jittered, so that after an outage not all clients return in the same moment.
 */
export const backOffMs = (failures: number, closeCode: number, random: () => number): number => {
	if (closeCode === COME_BACK) return random() * 1_000;
	const doubled = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(failures, 16));
	const least = closeCode === POLICY ? ENOUGH_MS : closeCode === LATER ? BUSY_MS : 0;
	const base = Math.max(doubled, least);
	return base * (0.5 + random() / 2);
};

/** How long a connection must have been live before failures are forgotten, in milliseconds. */
export const STABLE_MS = 10_000;
