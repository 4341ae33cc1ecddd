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

/** What this version claims to do: the alliance, whole, and what is there of the others; it grows. */
const claimed = [...[...specified].filter((id) => id.startsWith('AL-')), 'SG-21', 'SG-22'];

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
