import svelte from 'eslint-plugin-svelte';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

const layers = [
	{ files: ['src/lib/kernel/**'], forbidden: ['domains', 'app', 'ui'] },
	{ files: ['src/lib/domains/**'], forbidden: ['app', 'ui'] },
	{ files: ['src/lib/app/**'], forbidden: ['ui'] },
	{ files: ['server/**'], forbidden: ['domains', 'app', 'ui'] }
];

const message = 'The layers are routes → ui → app → domains → kernel; see docs/architecture.md.';

export default ts.config(
	{
		ignores: [
			'build/',
			'.svelte-kit/',
			'src/lib/paraglide/',
			'coverage/',
			'data/',
			'playwright-report/',
			'test-results/'
		]
	},
	...ts.configs.strict,
	...svelte.configs.recommended,
	{
		rules: {
			'no-undef': 'off',
			eqeqeq: 'error',
			complexity: ['error', 16],
			'max-lines': ['error', 400],
			'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
			'no-console': 'error',
			'@typescript-eslint/no-explicit-any': 'error',
			'@typescript-eslint/no-non-null-assertion': 'error',
			'@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
			'@typescript-eslint/no-invalid-void-type': 'off',
			'@typescript-eslint/unified-signatures': 'off'
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: {
			parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'], svelteConfig }
		},
		rules: {
			'svelte/no-at-html-tags': 'error',
			'svelte/require-each-key': 'error',
			'svelte/no-navigation-without-resolve': 'off',
			'max-lines-per-function': 'off'
		}
	},
	{
		files: ['**/*.test.ts', 'tests/**', 'bench/**'],
		rules: { 'max-lines-per-function': 'off', 'max-lines': 'off', 'no-console': 'off' }
	},
	{ files: ['cli/**'], rules: { 'no-console': 'off' } },
	...layers.map(({ files, forbidden }) => ({
		files,
		rules: {
			'no-restricted-imports': [
				'error',
				{ patterns: [{ regex: `(#lib|\\.\\.)/(.*/)?(${forbidden.join('|')})/`, message }] }
			]
		}
	})),
	{
		files: ['src/lib/kernel/**', 'src/lib/domains/**'],
		ignores: ['**/*.test.ts'],
		rules: {
			'no-restricted-globals': [
				'error',
				...[
					'localStorage',
					'indexedDB',
					'fetch',
					'WebSocket',
					'navigator',
					'window',
					'document'
				].map((name) => ({ name, message: 'Kernel and domains are given what they need.' }))
			],
			'no-restricted-properties': [
				'error',
				{ object: 'Date', property: 'now', message: 'Pass the time in.' },
				{ object: 'Math', property: 'random', message: 'Pass randomness in.' }
			]
		}
	}
);
