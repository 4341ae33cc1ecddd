/** A rate as an allowance that refills: bursts are fine, going on like that is not. */

/** Takes one from the allowance; false when nothing is left. */
export type Allowance = (nowMs: number) => boolean;

/** An allowance of `perSecond`, averaged over `seconds`. */
export const openAllowance = (perSecond: number, seconds: number): Allowance => {
	const full = perSecond * seconds;
	let left = full;
	let lastMs: number | undefined;
	return (nowMs) => {
		left = Math.min(full, left + (Math.max(0, nowMs - (lastMs ?? nowMs)) / 1000) * perSecond);
		lastMs = nowMs;
		if (left < 1) return false;
		left -= 1;
		return true;
	};
};
