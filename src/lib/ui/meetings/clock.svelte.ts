// What time it is, as state: for clocks that run while somebody looks.
import { ticking } from '#lib/app/time/index.ts';
import { reactive } from '../reactive.svelte.ts';

const now = () => Date.now();

/** Epoch ms, anew every second. */
export const secondClock = reactive(ticking(1_000, now));
/** Epoch ms, anew every half minute. */
export const minuteClock = reactive(ticking(30_000, now));
