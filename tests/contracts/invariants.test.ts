/** From an invariant to its tests: each one that is promised is named by a test, and no test names another. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** All that the design promises, I1 to I12. */
const specified = Array.from({ length: 12 }, (_, index) => `I${index + 1}`);

const texts = ['src', 'server', 'cli', 'tests'].flatMap((folder) =>
	readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.filter((name) => name.endsWith('.test.ts') || name.endsWith('.e2e.ts'))
		.map((name) => readFileSync(`${folder}/${name}`, 'utf8'))
);

/** Ids within the square brackets that open the name of a test or of a group of tests. */
const tested = new Set(
	texts
		.flatMap((text) => [
			...text.matchAll(/\b(?:test|it|describe)\b[^'"`]{0,80}(['"`])((?:\[[^\]'"`]*\] )+)/g)
		])
		.flatMap(([, , brackets]) => brackets?.match(/\bI\d+\b/g) ?? [])
);

describe('the invariants', () => {
	it.each(specified)('%s is named by a test', (id) => {
		expect(tested).toContain(id);
	});

	it('that tests name are all specified', () => {
		expect([...tested].filter((id) => !specified.includes(id))).toEqual([]);
	});
});
