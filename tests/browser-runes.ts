import type { Environment } from 'vitest/runtime';

/** Runs a rune test as a browser would compile it: on the server, effects never run. */
const browserRunes: Environment = {
	name: 'browser-runes',
	viteEnvironment: 'client',
	setup: () => ({ teardown: () => undefined })
};

export default browserRunes;
