// State that changes over time, told without any framework: read it now, hear when to read again.

/** A value that can be read at any moment and says when it has changed. */
export type Live<T> = {
	/** The value now; the same reference as long as nothing has changed. */
	get(): T;
	/** Calls `run` after each change, never at once; the answer ends the subscription. */
	subscribe(run: () => void): () => void;
};

/** A `Live` that its owner can set. */
export type LiveValue<T> = Live<T> & {
	/** Replaces the value and tells the subscribers, unless it is the same value. */
	set(value: T): void;
};

/** Makes a `Live` around a value that is replaced, never mutated. */
export function liveValue<T>(initial: T): LiveValue<T> {
	let current = initial;
	const runs = new Set<{ readonly run: () => void }>();
	return {
		get: () => current,
		set(value) {
			if (Object.is(value, current)) return;
			current = value;
			for (const subscription of [...runs]) if (runs.has(subscription)) subscription.run();
		},
		subscribe(run) {
			const subscription = { run };
			runs.add(subscription);
			return () => void runs.delete(subscription);
		}
	};
}
