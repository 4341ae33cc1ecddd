/** The threat model promises nothing without a test: each one it names is in the file it names. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const text = readFileSync('docs/threat-model.md', 'utf8');
const named = [...text.matchAll(/`([\w./-]+\.(?:test|e2e)\.ts)`: _([^_]+)_/g)].map(
	([, file = '', name = '']) => [file, name] as const
);

describe('docs/threat-model.md', () => {
	it.each(named)('%s has the test “%s”', (file, name) => {
		expect(existsSync(file)).toBe(true);
		expect(readFileSync(file, 'utf8')).toContain(name);
	});

	it('says of every row who shows it, or that it is not promised', () => {
		const rows = text.split('\n').filter((line) => line.startsWith('| ') && !line.includes('---'));
		const claims = rows.slice(rows.findIndex((row) => row.includes('shown by')));
		const bare = claims.filter(
			(row) => !/shown by|\*\*not promised\*\*|\.(?:test|e2e)\.ts`: _/.test(row)
		);
		expect(bare).toEqual([]);
		expect(named.length).toBeGreaterThan(40);
	});
});
