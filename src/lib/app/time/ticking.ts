import type { Live } from '../live/index.ts';

/** The time (epoch ms), told anew every `everyMs` while somebody listens. */
export const ticking = (everyMs: number, now: () => number): Live<number> => {
	let current = now();
	return {
		get: () => current,
		subscribe: (run) => {
			current = now();
			const timer = setInterval(() => {
				current = now();
				run();
			}, everyMs);
			return () => clearInterval(timer);
		}
	};
};
