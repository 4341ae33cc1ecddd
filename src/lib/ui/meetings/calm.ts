// A value that changes with every key, told at a pace that can be read.
import { liveValue, type Live } from '#lib/app/live/index.ts';

/**
 * Looks at `live` again `paceMs` after it begins to change, and tells what it is then: words that
 * come and go with every letter would flicker. The answer's subscription is that of its readers.
 */
export const calm = <T>(live: Live<T>, paceMs: number): Live<T> => {
	const told = liveValue(live.get());
	let readers = 0;
	let timer: ReturnType<typeof setTimeout> | undefined;
	let stop: (() => void) | undefined;
	const look = () => {
		timer = undefined;
		told.set(live.get());
	};
	const changed = () => {
		timer ??= setTimeout(look, paceMs);
	};
	return {
		get: () => told.get(),
		subscribe: (run) => {
			if (readers++ === 0) {
				look();
				stop = live.subscribe(changed);
			}
			const end = told.subscribe(run);
			return () => {
				end();
				if (--readers > 0) return;
				stop?.();
				clearTimeout(timer);
				timer = undefined;
			};
		}
	};
};
