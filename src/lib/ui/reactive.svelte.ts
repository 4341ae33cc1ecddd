// The one bridge between state that knows no framework and Svelte.
import { createSubscriber } from 'svelte/reactivity';
import type { Live } from '#lib/app/live/index.ts';

/** A live value as a component reads it. */
export type Reactive<T> = { readonly current: T };

/**
 * Reads a `Live` in markup, `$derived` or `$effect`: whoever read `current` runs again after a
 * change. The source is subscribed to while somebody is looking, and only once.
 */
export function reactive<T>(live: Live<T>): Reactive<T> {
	const look = createSubscriber((update) => live.subscribe(update));
	return {
		get current() {
			look();
			return live.get();
		}
	};
}
