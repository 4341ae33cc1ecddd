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
		testTimeout: 30_000,
		// One core is not kept for anything else: the long files share the machine.
		maxWorkers: '100%',
		projects: [
			{
				extends: true,
				test: {
					name: 'node',
					include: [
						'{src,server,cli}/**/*.test.ts',
						'tests/{convergence,contracts,durability}/**/*.test.ts'
					],
					exclude: ['**/*.svelte.test.ts'],
					environment: 'node'
				}
			},
			{
				// Runes as a browser runs them: effects never run in what Svelte compiles for a server.
				extends: true,
				resolve: { conditions: ['browser'] },
				test: {
					name: 'runes',
					include: ['src/**/*.svelte.test.ts'],
					environment: './tests/browser-runes.ts'
				}
			}
		]
	}
});
