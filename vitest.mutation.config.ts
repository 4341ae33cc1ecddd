import { defineConfig } from 'vitest/config';

/** The unit tests of the resolver alone: the random histories would take hours for all mutants. */
export default defineConfig({
	test: {
		include: ['src/lib/kernel/authority/**/*.test.ts'],
		environment: 'node',
		// A slow machine with several builds on it is no fault of the resolver; endless mutants are ended elsewhere.
		testTimeout: 60_000
	}
});
