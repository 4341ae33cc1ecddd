import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import writeExcelFile from 'write-excel-file/universal';
import { readRosterFile, readRosterText } from './grid.ts';
import { toGb18030 } from './testing.ts';

const read = async (name: string, bytes: Uint8Array) => {
	const grid = await readRosterFile({ name, bytes });
	return grid.ok ? grid.value : grid.error;
};
const csv = (text: string) => read('roster.csv', new TextEncoder().encode(text));
const pasted = (text: string) => {
	const grid = readRosterText(text);
	return grid.ok ? grid.value : grid.error;
};

/** A workbook as Excel writes it, with the cells' own xml. */
const workbook = (...sheets: readonly string[]) => {
	const numbers = sheets.map((_, index) => index + 1);
	const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
	const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
	const packages = 'http://schemas.openxmlformats.org/package/2006';
	const files: Record<string, string> = {
		'[Content_Types].xml': `<Types xmlns="${packages}/content-types"/>`,
		'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>${numbers
			.map((n) => `<sheet name="S${n}" sheetId="${n}" r:id="rId${n}"/>`)
			.join('')}</sheets></workbook>`,
		'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${packages}/relationships">${numbers
			.map(
				(n) =>
					`<Relationship Id="rId${n}" Type="${relations}/worksheet" Target="worksheets/sheet${n}.xml"/>`
			)
			.join('')}</Relationships>`
	};
	for (const [index, rows] of sheets.entries())
		files[`xl/worksheets/sheet${index + 1}.xml`] =
			`<worksheet xmlns="${main}"><sheetData>${rows}</sheetData></worksheet>`;
	return zipSync(Object.fromEntries(Object.entries(files).map(([at, xml]) => [at, strToU8(xml)])));
};
const number = (at: string, value: string) => `<c r="${at}"><v>${value}</v></c>`;
const text = (at: string, value: string) =>
	`<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`;

describe('a csv roster', () => {
	it('is read in UTF-8 with and without BOM, and in GB18030', async () => {
		const list = '学号,姓名\r\n0020260001,林晓棠';
		const rows = [
			['学号', '姓名'],
			['0020260001', '林晓棠']
		];
		expect(await csv(list)).toEqual(rows);
		expect(await csv(`\uFEFF${list}`)).toEqual(rows);
		expect(await read('名单.csv', toGb18030(list))).toEqual(rows);
	});

	it('keeps ids as text: leading zeros, and numbers that Excel was told to leave alone', async () => {
		expect(await csv('="0012","\'0013",0014,1.2E+11')).toEqual([
			['0012', '0013', '0014', '1.2E+11']
		]);
	});

	it('is divided by tabs, semicolons and full-width commas too', async () => {
		expect(await csv('学号\t姓名\n1\t甲,乙')).toEqual([
			['学号', '姓名'],
			['1', '甲,乙']
		]);
		expect(await csv('学号;姓名\n1;甲')).toEqual([
			['学号', '姓名'],
			['1', '甲']
		]);
		expect(await csv('学号,姓名\n1,甲')).toEqual([
			['学号', '姓名'],
			['1', '甲']
		]);
		expect(await csv('姓名\n甲')).toEqual([['姓名'], ['甲']]);
	});

	it('keeps blank rows in their place and drops those after the last', async () => {
		expect(await csv('姓名,学号\n,\n甲,1\n\n,\n')).toEqual([
			['姓名', '学号'],
			['', ''],
			['甲', '1']
		]);
	});

	it('with an open quote is a failure with its row', async () => {
		expect(await csv('姓名,学号\n"甲,1\n乙,2')).toEqual({ code: 'broken_quotes', row: 2 });
	});
});

describe('a pasted roster', () => {
	it('from a spreadsheet has tabs, quotes and line breaks in cells', () => {
		expect(pasted('林晓棠\t宣传部\r\n"高\n远"\t办公室\r\n')).toEqual([
			['林晓棠', '宣传部'],
			['高\n远', '办公室']
		]);
	});

	it('of blanks is empty', () => {
		expect(pasted(' \n\t\n')).toEqual({ code: 'empty_file' });
	});
});

describe('an xlsx roster', () => {
	it('is read whatever it is called', async () => {
		const cells = [[{ value: '学号' }], [{ value: '0020260001' }]];
		const bytes = new Uint8Array(await (await writeExcelFile(cells).toBlob()).arrayBuffer());
		expect(await read('名单', bytes)).toEqual([['学号'], ['0020260001']]);
	});

	it('gives numbers as their digits, never as powers of ten', async () => {
		const bytes = workbook(
			`<row r="1">${number('A1', '1.20260000001E11')}${number('B1', '202600001')}${number('C1', '0.5')}</row>`
		);
		expect(await read('a.xlsx', bytes)).toEqual([['120260000001', '202600001', '0.5']]);
	});

	it('shows that a number was too long to survive', async () => {
		const bytes = workbook(`<row r="1">${number('A1', '330102202600001000')}</row>`);
		expect(await read('a.xlsx', bytes)).toEqual([['3.30102202600001e+17']]);
	});

	it('is the first sheet that has something in it', async () => {
		const bytes = workbook(
			'',
			`<row r="1">${text('A1', '姓名')}</row>`,
			`<row r="1">${text('A1', '其他')}</row>`
		);
		expect(await read('a.xlsx', bytes)).toEqual([['姓名']]);
	});

	it('without a cell is empty', async () => {
		expect(await read('a.xlsx', workbook(''))).toEqual({ code: 'empty_file' });
	});
});

describe('a bad file', () => {
	const compound = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
	const utf16 = [...'EncryptedPackage'].flatMap((letter) => [letter.charCodeAt(0), 0]);

	it.each([
		['nothing', 'a.csv', [], { code: 'empty_file' }],
		['a cut archive', 'a.xlsx', [0x50, 0x4b, 3, 4, 20, 0], { code: 'corrupt_workbook' }],
		['text called xlsx', 'a.xlsx', [0x61, 0x2c, 0x62], { code: 'corrupt_workbook' }],
		['an old xls', 'a.xls', compound, { code: 'old_workbook' }],
		['a locked workbook', 'a.xlsx', [...compound, 0, 0, ...utf16], { code: 'locked_workbook' }],
		['a picture', 'a.csv', [0x89, 0x50, 0x4e, 0x47, 0, 0], { code: 'unknown_encoding' }]
	])('that is %s is a failure', async (_, name, bytes, failure) => {
		expect(await read(name, Uint8Array.from(bytes))).toEqual(failure);
	});

	it('cut at any of many places is a failure, never a throw', async () => {
		const bytes = workbook(`<row r="1">${text('A1', '姓名')}</row>`);
		for (let end = 1; end < bytes.length; end += 37) {
			const cut = await readRosterFile({ name: 'a.xlsx', bytes: bytes.subarray(0, end) });
			expect(cut.ok ? cut.value : cut.error).toEqual({ code: 'corrupt_workbook' });
		}
	});

	it('that is too large is refused before it is read', async () => {
		expect(await read('a.csv', new Uint8Array(10 * 1024 * 1024 + 1))).toEqual({
			code: 'too_large',
			limit: 10 * 1024 * 1024,
			unit: 'bytes'
		});
		expect(await csv('甲\n'.repeat(5001))).toEqual({
			code: 'too_large',
			limit: 5000,
			unit: 'rows'
		});
		expect(await csv('甲\n'.repeat(5000))).toHaveLength(5000);
	});
});
