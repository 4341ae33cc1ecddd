import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { readTables, tablesToXlsx } from './index.ts';
import { parseTables } from './parse.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const file = (name: string, bytes: Uint8Array) => ({ name, bytes });
const rowsOf = async (name: string, bytes: Uint8Array) => {
	const read = await readTables([file(name, bytes)]);
	return read.ok ? read.value.map(({ rows }) => rows) : read.error;
};

describe('csv', () => {
	const rows = [
		['姓名', '部门'],
		['张某某', '办公室']
	];
	const text = '姓名,部门\n张某某,办公室';

	test('is read as UTF-8 with and without BOM', async () => {
		expect(await rowsOf('members.csv', utf8(text))).toEqual([rows]);
		expect(await rowsOf('members.csv', utf8(`\uFEFF${text}`))).toEqual([rows]);
	});

	test('is read as GB18030 where it is not UTF-8', async () => {
		const bytes = Uint8Array.from([
			...[0xd0, 0xd5, 0xc3, 0xfb, 0x2c, 0xb2, 0xbf, 0xc3, 0xc5, 0x0a],
			...[0xd5, 0xc5, 0xc4, 0xb3, 0xc4, 0xb3, 0x2c, 0xb0, 0xec, 0xb9, 0xab, 0xca, 0xd2]
		]);
		expect(await rowsOf('members.csv', bytes)).toEqual([rows]);
	});

	test('is divided at commas only, with quotes, line breaks in cells and CRLF', async () => {
		const bytes = utf8('a,b\r\n"x;y","1,\n2"\r\n"say ""hi""",\r\n');
		expect(await rowsOf('x.csv', bytes)).toEqual([
			[['a', 'b'], ['x;y', '1,\n2'], ['say "hi"', ''], ['']]
		]);
	});

	test('that is empty is a sheet without rows', async () => {
		expect(await rowsOf('x.csv', new Uint8Array())).toEqual([[]]);
	});

	test('in no known encoding is a failure with the name of the file', async () => {
		expect(await rowsOf('x.csv', Uint8Array.from([0xff, 0xff, 0x0a]))).toEqual({
			code: 'unknown_encoding',
			file: 'x.csv'
		});
		expect(await rowsOf('x.csv', Uint8Array.from([0x61, 0x00, 0x62]))).toEqual({
			code: 'unknown_encoding',
			file: 'x.csv'
		});
	});

	test('with a quote that does not close is a failure with its row', async () => {
		expect(await rowsOf('x.csv', utf8('a,b\n"c,d\ne,f'))).toEqual({
			code: 'broken_quotes',
			file: 'x.csv',
			row: 2
		});
	});
});

describe('xlsx', () => {
	test('is read by its content, whatever the file is called', async () => {
		const bytes = await tablesToXlsx([{ sheet: 'members', rows: [['姓名'], ['张某某']] }]);
		expect(await rowsOf('upload', bytes)).toEqual([[['姓名'], ['张某某']]]);
	});

	test.each([
		['text under its name', utf8('not a workbook')],
		['nothing', new Uint8Array()],
		['a cut archive', Uint8Array.from([0x50, 0x4b, 0x03, 0x04, 0x14, 0x00])]
	])('that is %s is a failure', async (_what, bytes) => {
		expect(await rowsOf('x.xlsx', bytes)).toEqual({ code: 'corrupt_workbook', file: 'x.xlsx' });
	});

	test('cut at any of many places is a failure or the same cells, never a throw', async () => {
		const rows = [['姓名'], ['张某某']];
		const bytes = await tablesToXlsx([{ sheet: 'members', rows }]);
		for (let length = 4; length < bytes.length; length += 97) {
			const read = await rowsOf('x.xlsx', bytes.slice(0, length));
			expect([[rows], { code: 'corrupt_workbook', file: 'x.xlsx' }]).toContainEqual(read);
		}
	});

	test('with damaged bytes is a failure or cells, never a throw', async () => {
		const bytes = await tablesToXlsx([{ sheet: 'members', rows: [['姓名'], ['张某某']] }]);
		for (let at = 4; at < bytes.length; at += 61) {
			const damaged = bytes.slice();
			damaged[at] = (damaged[at] ?? 0) ^ 0x5a;
			const read = await readTables([file('x.xlsx', damaged)]);
			expect(read.ok || read.error.code === 'corrupt_workbook').toBe(true);
		}
	});
});

test('a format that is not read is a failure, the old workbook too', async () => {
	const failure = (name: string) => ({ code: 'unknown_format', file: name });
	expect(await rowsOf('x.txt', utf8('a'))).toEqual(failure('x.txt'));
	const old = Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]);
	expect(await rowsOf('x.xlsx', old)).toEqual(failure('x.xlsx'));
	expect(await rowsOf('x.xls', old)).toEqual(failure('x.xls'));
});

test('one file that cannot be read fails them all', async () => {
	const good = file('members.csv', utf8('member_id\na01'));
	const read = await readTables([good, file('meetings.csv', Uint8Array.from([0xff, 0xff]))]);
	expect(read).toEqual({ ok: false, error: { code: 'unknown_encoding', file: 'meetings.csv' } });
});

test('the project’s own fixture is read from disk', async () => {
	const name = 'tests/fixtures/sheets/attendance/meetings.csv';
	const read = await readTables([file(name, await readFile(name))]);
	expect(read.ok && read.value[0]?.sheet).toBe('meetings');
	expect(read.ok && read.value[0]?.rows[0]?.[0]).toBe('会议编号');
});

describe('cells of a spreadsheet', () => {
	const workbook = async (
		...rows: readonly (readonly (string | number | boolean | Date | null)[])[]
	) => {
		const { default: write } = await import('write-excel-file/universal');
		const data = rows.map((row) =>
			row.map((value) =>
				value instanceof Date ? { value, type: Date, format: 'yyyy-mm-dd hh:mm' } : value
			)
		);
		const blob = await write([{ sheet: 'meetings', data }]).toBlob();
		const read = await readTables([
			{ name: 'x.xlsx', bytes: new Uint8Array(await blob.arrayBuffer()) }
		]);
		return read.ok ? read.value : [];
	};

	test('numbers, switches and dates become the texts that the sheets use', async () => {
		const tables = await workbook(
			['meeting_id', 'kind', 'start', 'end', 'stars', 'unit'],
			[
				20240905,
				'routine',
				new Date(Date.UTC(2024, 8, 5, 19)),
				new Date(Date.UTC(2024, 8, 5, 20, 29, 59, 999)),
				3,
				true
			]
		);
		const { rows } = parseTables(tables);
		expect(rows.meetings[0]?.cells).toMatchObject({
			meeting_id: '20240905',
			start: '2024-09-05 19:00',
			end: '2024-09-05 20:30',
			stars: '3',
			unit: 'yes'
		});
	});

	test('a date cell is a date where a date is asked for, and midnight where a time is', async () => {
		const midnight = new Date(Date.UTC(2024, 8, 5));
		const tables = await workbook(['start', 'title'], [midnight, midnight]);
		expect(parseTables(tables).rows.meetings[0]?.cells).toMatchObject({
			start: '2024-09-05 00:00',
			title: '2024-09-05'
		});
	});

	test('blank rows keep their number', async () => {
		const tables = await workbook(['meeting_id'], ['m1'], [null], ['m2']);
		expect(parseTables(tables).rows.meetings.map(({ number }) => number)).toEqual([2, 4]);
	});
});
