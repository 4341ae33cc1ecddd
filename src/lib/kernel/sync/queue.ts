/** Runs asynchronous work one after the other, in the order it was added. */
export class Queue {
	#last: Promise<void> = Promise.resolve();

	/** `work` must deal with its own failures: after one that is thrown nothing more runs. */
	add(work: () => Promise<void>): void {
		this.#last = this.#last.then(work);
	}

	/** Resolves when everything added so far has run. */
	idle(): Promise<void> {
		return this.#last;
	}
}
