/** From a clause to its test and back: whoever reads a clause finds what proves it, by its id. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const idPattern = /\b[A-Z]{2}-(?:D?\d+)[a-z]?\b/g;

const idsIn = (text: string): readonly string[] => text.match(idPattern) ?? [];

/** The texts of the files below `folder` whose name ends in `ending`. */
const read = (folder: string, ending: string): readonly string[] =>
	readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.filter((name) => name.endsWith(ending))
		.map((name) => readFileSync(`${folder}/${name}`, 'utf8'));

/** Clauses open a row of a table, decisions a paragraph. */
const specified = new Set(
	read('docs/spec', '.md')
		.flatMap((text) => [
			...text.matchAll(/^\| ([A-Z]{2}-\d+) \|/gm),
			...text.matchAll(/\*\*Decision ([A-Z]{2}-D\d+)/g)
		])
		.flatMap(([, id]) => id ?? [])
);

/** Ids within the square brackets that open the name of a test or of a group of tests. */
const tested = new Set(
	['src', 'server', 'cli', 'tests']
		.flatMap((folder) => [...read(folder, '.test.ts'), ...read(folder, '.e2e.ts')])
		.flatMap((text) => [...text.matchAll(/(['"`])((?:\[[^\]'"`]*\] )+)/g)])
		.flatMap(([, , brackets]) => idsIn(brackets ?? ''))
);

const range = (prefix: string, from: number, to: number): readonly string[] =>
	Array.from({ length: to - from + 1 }, (_, index) => `${prefix}${from + index}`);

/** What this version claims to do; it grows with the application. */
const claimed = [
	'AL-1',
	'AL-2',
	'AL-3',
	...range('AL-', 10, 14),
	...range('AL-', 20, 26),
	...range('AL-', 30, 33),
	...range('AL-', 40, 44),
	'AL-4',
	'AL-5',
	'AL-45',
	'AL-50',
	'AL-51',
	'AL-60',
	'AL-61',
	...range('AL-', 70, 74),
	...range('AL-', 75, 78),
	...range('AL-', 80, 96),
	...range('AL-', 100, 102),
	'AL-104',
	'AL-106',
	...range('AL-D', 1, 4),
	'AL-D5',
	'AL-D6',
	'AL-D7',
	...range('AL-D', 8, 12),
	'SG-21',
	'SG-22'
];

describe('the clauses of the five documents', () => {
	it.each(claimed)('%s is named by a test', (id) => {
		expect(specified).toContain(id);
		expect(tested).toContain(id);
	});

	it('are all that tests name: no test speaks of a clause that nobody wrote', () => {
		const known = [...specified];
		const unknown = [...tested].filter((id) => !known.includes(id.replace(/[a-z]$/, '')));
		expect(unknown).toEqual([]);
	});
});
