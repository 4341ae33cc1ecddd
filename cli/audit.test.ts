import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

type Ran = { readonly code: number; readonly out: string; readonly err: string };

const run = (...words: readonly string[]): Promise<Ran> =>
	new Promise((resolve) => {
		const environment = { ...process.env, LC_ALL: 'C' };
		execFile(
			process.execPath,
			['--import', 'tsx', 'cli/audit.ts', ...words],
			{ env: environment, maxBuffer: 1 << 24 },
			(error, out, err) => {
				resolve({ code: error ? Number(error.code) : 0, out, err });
			}
		);
	});

const fixture = 'tests/fixtures/sheets/attendance';
let folder = '';
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'audit-'));
});
afterAll(() => rm(folder, { recursive: true }));

test('a folder is audited into the JSON of the specification', async () => {
	const { code, out, err } = await run(fixture, '--json');
	expect({ code, err }).toEqual({ code: 0, err: '' });
	expect(JSON.parse(out)).toEqual(JSON.parse(await readFile(`${fixture}/expected.json`, 'utf8')));
});

test('refused sheets are printed as JSON too, and the exit code says so', async () => {
	await writeFile(join(folder, 'settings.csv'), 'key,value\nrulebook,guild\n');
	const { code, out } = await run(folder, '--json');
	expect(code).toBe(1);
	expect(JSON.parse(out)).toMatchObject({
		members: [],
		problems: [{ sheet: 'settings', row: 2, column: 'value', code: 'unknown_value' }]
	});
});

test('what cannot be read gets one clear sentence, nothing on the output, and exit code 2', async () => {
	const broken = join(folder, 'broken.xlsx');
	await writeFile(broken, 'not a workbook');
	const missing = join(folder, 'nowhere');
	expect(await run(missing, '--json')).toEqual({
		code: 2,
		out: '',
		err: `${missing} does not exist. Check the path.\n`
	});
	expect(await run(broken)).toEqual({
		code: 2,
		out: '',
		err: 'broken.xlsx is damaged or is not an xlsx file. Export it again from its source.\n'
	});
});
