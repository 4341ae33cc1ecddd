const layer = (name, from, to) => ({
	name,
	comment: 'routes → ui → app → domains → kernel; server → kernel; cli, bench → app and below',
	severity: 'error',
	from: { path: from, pathNot: '\\.test\\.ts$' },
	to: { path: to }
});

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
	forbidden: [
		{ name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
		layer(
			'kernel-is-the-floor',
			'^src/lib/kernel',
			'^(src/lib/(domains|app|ui)|src/routes|server|cli)'
		),
		layer('domains-see-kernel', '^src/lib/domains', '^(src/lib/(app|ui)|src/routes|server|cli)'),
		layer('app-sees-domains', '^src/lib/app', '^(src/lib/ui|src/routes|server|cli)'),
		layer('ui-sees-app', '^src/lib/ui', '^(src/routes|server|cli)'),
		layer('server-sees-kernel', '^server', '^(src/lib/(domains|app|ui)|src/routes|cli)'),
		{
			name: 'domains-meet-in-app',
			severity: 'error',
			from: { path: '^src/lib/domains/([^/]+)/' },
			to: { path: '^src/lib/domains/', pathNot: '^src/lib/domains/$1/' }
		},
		{
			name: 'testing-for-tests',
			comment: 'What helps tests and tools is no part of the application.',
			severity: 'error',
			from: {
				path: '^(src|server|cli)/',
				pathNot: '(\\.test|/testing|/history|/(any|test)-[^/]+)\\.ts$'
			},
			to: { path: '/testing\\.ts$' }
		},
		{
			name: 'enter-by-the-index',
			comment:
				'A folder is a module: outsiders import its index.ts only, and testing.ts for tests.',
			severity: 'error',
			from: { path: '^(src|server|cli|tests|bench)/', pathNot: '\\.test\\.ts$' },
			to: {
				path: '^src/lib/(kernel|domains)/[^/]+/.+',
				pathNot: '^src/lib/(kernel|domains)/[^/]+/(index|testing)\\.ts$'
			}
		}
	].map((rule) =>
		rule.name === 'enter-by-the-index'
			? {
					...rule,
					from: {
						path: '^(src/lib/(?:kernel|domains)/[^/]+|src/lib/app|src/lib/ui|src/routes|server|cli|bench|tests)/',
						pathNot: '\\.test\\.ts$'
					},
					to: { ...rule.to, pathNot: [rule.to.pathNot, '^$1/'] }
				}
			: rule
	),
	options: {
		doNotFollow: { path: 'node_modules' },
		exclude: { path: '(^|/)(paraglide|\\.svelte-kit|build|node_modules)/' },
		tsConfig: { fileName: 'tsconfig.json' },
		tsPreCompilationDeps: true,
		enhancedResolveOptions: {
			exportsFields: ['exports'],
			conditionNames: ['import', 'svelte', 'default'],
			extensions: ['.ts', '.js', '.svelte']
		}
	}
};
