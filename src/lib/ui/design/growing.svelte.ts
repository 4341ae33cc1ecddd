/** The rows that fill any window, and as many as a frame has time for beside its other work. */
const FIRST = 60;
const EACH_FRAME = 40;

/**
 * How much of a long list is on the page: what fills the window at once, and some more with every frame
 * until all is there. So a page of thousands opens without waiting for its end, and everything can be
 * found, read aloud and printed as in any other.
 */
export class Growing {
	#count = $state(FIRST);

	/** To be made while a component is; `total` is the length of its list. */
	constructor(total: () => number) {
		$effect(() => {
			if (this.#count >= total()) return;
			const frame = requestAnimationFrame(() => (this.#count += EACH_FRAME));
			return () => cancelAnimationFrame(frame);
		});
		$effect(() => {
			// Paper is laid out in one go, frames or none.
			const showAll = () => (this.#count = total());
			addEventListener('beforeprint', showAll);
			return () => removeEventListener('beforeprint', showAll);
		});
	}

	/** How many rows to show. */
	get count(): number {
		return this.#count;
	}
}
