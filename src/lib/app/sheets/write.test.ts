import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readTables, sheetsToXlsx, tablesToCsv, tablesToXlsx, type Table } from './index.ts';

const written = (...cells: readonly string[]): Table => ({
	sheet: 'entries',
	rows: [['entry_id', 'reason'], cells]
});

const throughCsv = async (table: Table) => {
	const read = await readTables(tablesToCsv([table]));
	return read.ok ? read.value[0]?.rows[1]?.map((cell) => String(cell).trim()) : read.error;
};
const throughXlsx = async (table: Table) => {
	const read = await readTables([{ name: 'x.xlsx', bytes: await tablesToXlsx([table]) }]);
	return read.ok ? read.value[0]?.rows[1]?.map((cell) => String(cell).trim()) : read.error;
};

const textOf = (table: Table) =>
	new TextDecoder('utf-8', { ignoreBOM: true }).decode(tablesToCsv([table])[0]?.bytes);

describe('csv', () => {
	test('starts with the BOM and ends its lines for Windows', () => {
		expect(textOf(written('e1', '原因'))).toBe('\uFEFFentry_id,reason\r\ne1,原因\r\n');
	});

	test.each(['=1+1', '+86 731', '-x', '@someone', "'=x", '-1.5', '+2'])(
		'%s is no formula in a spreadsheet and the same value when read',
		async (text) => {
			const [, cell = ''] = textOf(written('e1', text)).split('\r\n')[1]?.split(/,(.*)/) ?? [];
			expect(cell.replace(/^"/, '')).toMatch(/^'/);
			expect(await throughCsv(written('e1', text))).toEqual(['e1', text]);
		}
	);

	test.each(['-5', "it's", "'tis", 'a=b'])('%s is written as it is', async (text) => {
		expect(textOf(written('e1', text))).toContain(`\r\ne1,${text}\r\n`);
		expect(await throughCsv(written('e1', text))).toEqual(['e1', text]);
	});
});

const cell = fc.oneof(
	fc.string({ unit: 'grapheme' }),
	fc.string({ unit: fc.constantFrom(...'\'"=+-@;,\n\r\t 1甲') })
);

test('any cell reads back from csv as it was written, but for blanks around it', async () => {
	await fc.assert(
		fc.asyncProperty(cell, async (text) => {
			expect(await throughCsv(written('e1', text))).toEqual(['e1', text.trim()]);
		}),
		{ seed: 72024, numRuns: 500 }
	);
});

test('any cell reads back from xlsx as it was written, but for blanks around it', async () => {
	await fc.assert(
		fc.asyncProperty(cell, async (text) => {
			const kept = text.replaceAll(/\r\n?/g, '\n').trim();
			const read = await throughXlsx(written('e1', kept));
			expect(read).toEqual(kept === '' ? ['e1', ''] : ['e1', kept]);
		}),
		{ seed: 82024, numRuns: 60 }
	);
});

test('control characters, which a workbook cannot hold, are left out of it', async () => {
	expect(await throughXlsx(written('e1', 'a\u0000b\u001fc'))).toEqual(['e1', 'abc']);
});

describe('a workbook', () => {
	const large: Table = {
		sheet: 'attendance',
		rows: [
			['meeting_id', 'member_id', 'status'],
			...Array.from({ length: 12_000 }, (_, i) => [`m${i % 400}`, `member-${i}`, 'present'])
		]
	};

	test('of many rows is read as it was written', async () => {
		const read = await readTables([{ name: 'x.xlsx', bytes: await tablesToXlsx([large]) }]);
		expect(read.ok && read.value[0]?.rows).toEqual(large.rows);
	});

	test('of the same sheets is the same to the byte', async () => {
		expect(await tablesToXlsx([written('e1', 'x')])).toEqual(
			await tablesToXlsx([written('e1', 'x')])
		);
	});

	test('keeps texts that look like numbers, times or formulas, and adds up points', async () => {
		const bytes = await tablesToXlsx([
			{
				sheet: 'entries',
				rows: [
					['entry_id', 'date', 'points', 'reason'],
					['007', '2024-09-05', '-3', '=1+1']
				]
			}
		]);
		const { strFromU8, unzipSync } = await import('fflate');
		const sheet = strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
		expect(sheet).toContain('<c r="A2" s="1" t="inlineStr"><is><t xml:space="preserve">007</t>');
		expect(sheet).toContain('<c r="C2"><v>-3</v></c>');
		expect(sheet).toContain('<t xml:space="preserve">=1+1</t>');
		expect(sheet).not.toContain('<f>');
	});

	test('has columns past Z, sheet names that are allowed, and texts with marks of XML', async () => {
		const names = Array.from({ length: 30 }, (_, i) => `列${i}<&>"`);
		const sheet = { name: `一/二:${'长'.repeat(40)}`, rows: [names, names.map((_, i) => i)] };
		const bytes = await sheetsToXlsx([{ ...sheet, widths: [12, 20] }]);
		const read = await readTables([{ name: 'x.xlsx', bytes }]);
		expect(read.ok && read.value).toEqual([
			{ sheet: `一 二 ${'长'.repeat(27)}`, rows: [names, names.map((_, i) => String(i))] }
		]);
	});
});
