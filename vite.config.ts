import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';

export default defineConfig({
	plugins: [
		paraglideVitePlugin({
			project: './project.inlang',
			outdir: './src/lib/paraglide',
			strategy: ['localStorage', 'preferredLanguage', 'baseLocale']
		}),
		sveltekit()
	],
	// A second copy of Yjs in the bundle would not recognise the first one's types.
	resolve: { dedupe: ['yjs', 'lib0', 'y-protocols'] },
	test: {
		include: ['{src,server,cli}/**/*.test.ts', 'tests/{convergence,contracts}/**/*.test.ts'],
		environment: 'node',
		testTimeout: 30_000
	}
});
