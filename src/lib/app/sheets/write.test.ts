import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readTables, tablesToCsv, tablesToXlsx, type Table } from './index.ts';

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
