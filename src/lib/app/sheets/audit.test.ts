import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { noRecords, type ScoreInput } from '#lib/domains/scorebook/index.ts';
import {
	audit,
	checkSheets,
	inputToTables,
	readTables,
	tablesToCsv,
	tablesToXlsx
} from './index.ts';
import { audited, members, settings, table } from './testing.ts';

const fixtures = 'tests/fixtures/sheets';

const fixtureTables = async (name: string) => {
	const folder = `${fixtures}/${name}`;
	const files = (await readdir(folder)).filter((file) => file.endsWith('.csv'));
	const read = await readTables(
		await Promise.all(
			files.map(async (file) => ({ name: file, bytes: await readFile(`${folder}/${file}`) }))
		)
	);
	return read.ok ? read.value : [];
};

const clauses = {
	attendance: '[AL-20] [AL-21] [AL-22] [AL-23] [AL-24] [AL-25] [AL-26]',
	'whole-term':
		'[AL-30] [AL-31] [AL-32] [AL-33] [AL-40] [AL-41] [AL-42] [AL-43] [AL-44] [AL-45] [AL-50] [AL-51] [AL-60] [AL-71] [AL-77] [AL-78] [AL-81] [AL-85] [AL-88] [AL-92]'
} as const;

describe.each(['attendance', 'whole-term'] as const)('the fixture %s', (name) => {
	test(`${clauses[name]} comes to what was worked out by hand`, async () => {
		const expected: unknown = JSON.parse(
			await readFile(`${fixtures}/${name}/expected.json`, 'utf8')
		);
		expect(audited(...(await fixtureTables(name)))).toEqual(expected);
	});

	test('comes to the same from a workbook', async () => {
		const tables = await fixtureTables(name);
		const read = await readTables([{ name: 'x.xlsx', bytes: await tablesToXlsx(tables) }]);
		expect(read.ok && audited(...read.value)).toEqual(audited(...tables));
	});

	test.each(['codes', 'zh-Hans', 'zh-Hant'] as const)(
		'comes to the same when it is exported with headings in %s and read again',
		async (language) => {
			const tables = await fixtureTables(name);
			const checked = checkSheets(tables);
			if (!checked.ok || !checked.value.input) throw new Error('the fixture was refused');
			const { input, settings: said } = checked.value;
			const facts = {
				values: said.values,
				timezone: said.timezone,
				names: new Map(),
				reasons: new Map(),
				issued: new Map(),
				units: new Map()
			};
			const read = await readTables(tablesToCsv(inputToTables(input, facts, language)));
			const again = audited(...(read.ok ? read.value : []));
			const { members: before, rulebook } = audited(...tables);
			expect(again.rulebook).toEqual(rulebook);
			expect(again.members).toEqual(before);
		}
	);
});

test('the other rulebook is a failure that names it', () => {
	expect(audit([table('settings', 'key|value', 'rulebook|mentoring')])).toEqual({
		ok: false,
		error: { code: 'rulebook_not_available', rulebook: 'mentoring' }
	});
});

test('parameters are printed in force, numbers as numbers and what is empty as an empty text', () => {
	const { parameters } = audited(
		settings('AL-20.late|-4', 'AL-24.period|term', 'AL-85.previous_term|b01;a01'),
		members
	).rulebook;
	expect(Object.keys(parameters)).toHaveLength(26);
	expect(parameters).toMatchObject({
		'AL-20.late': -4,
		'AL-20.absent': -3,
		'AL-24.period': 'term',
		'AL-26.effect': 'replace',
		'AL-85.previous_term': 'b01;a01'
	});
	expect(audited(settings(), members).rulebook.parameters['AL-85.previous_term']).toBe('');
});

test('what was exported is imported as the same records', async () => {
	const at = (sheet: string, row: number, time: string, id = `${sheet}:${row}`) => ({
		cause: { id, at: time, sheet, row, by: null }
	});
	const input: ScoreInput = {
		...noRecords,
		term: { from: '2024-09-01', to: null },
		members: [
			{ id: 'a01', unit: '办公室', position: 'officer', failedCourse: true },
			{ id: 'p01', unit: null, position: 'presidium', failedCourse: false }
		],
		meetings: [
			{
				...at('meetings', 2, '2024-09-05 19:00', 'm1'),
				id: 'm1',
				title: '=开学, "例会"',
				kind: 'plenary',
				stars: 3,
				unit: null,
				expected: null,
				start: '2024-09-05 19:00',
				end: '2024-09-05 20:00:30',
				notes: 'all',
				recorders: ['a01', 'p01']
			}
		],
		attendance: [
			{
				...at('attendance', 2, '2024-09-05 19:00'),
				meeting: 'm1',
				member: 'a01',
				status: 'late+left_early',
				arrivedAt: '2024-09-05 19:05',
				leftAt: null,
				reasonAccepted: true
			}
		],
		notes: [{ ...at('notes', 2, '2024-09-05 19:00'), meeting: 'm1', member: 'a01', grade: 'none' }],
		tasks: [
			{
				...at('tasks', 2, '2024-09-09 12:00', 't1'),
				id: 't1',
				title: '海报',
				dueAt: '2024-09-09 12:00',
				addressees: ['a01']
			}
		],
		handins: [
			{
				...at('handins', 2, '2024-09-09 12:00'),
				task: 't1',
				member: 'a01',
				acknowledgedAt: '2024-09-06 08:00',
				submittedAt: null,
				grade: null
			}
		],
		activities: [
			{
				...at('activities', 2, '2024-10-10', 'x1'),
				id: 'x1',
				title: '',
				heldOn: '2024-10-10',
				grade: 'average'
			}
		],
		participation: [
			{
				...at('participation', 2, '2024-10-10'),
				activity: 'x1',
				member: 'a01',
				tookPart: true,
				outstanding: false,
				proposal: ['idea', 'novel'],
				adopted: 2
			}
		],
		entries: [
			{
				...at('entries', 2, '2024-11-01', 'e1'),
				date: '2024-11-01',
				member: 'a01',
				unit: null,
				clause: 'AL-75',
				degree: null,
				points: -10
			}
		]
	};
	const facts = {
		values: audited(settings('AL-25.minutes|5'), members).rulebook.parameters,
		timezone: 'Asia/Taipei',
		names: new Map([['a01', '甲某某']]),
		reasons: new Map([['e1', '-原因']]),
		issued: new Map(),
		units: new Map()
	};
	const tables = inputToTables(input, facts, 'zh-Hant');
	for (const files of [
		tablesToCsv(tables),
		[{ name: 'x.xlsx', bytes: await tablesToXlsx(tables) }]
	]) {
		const read = await readTables(files);
		const checked = checkSheets(read.ok ? read.value : []);
		if (!checked.ok) throw new Error(checked.error.code);
		expect(checked.value.input).toEqual(input);
		expect(checked.value.settings).toEqual({
			rulebook: 'alliance',
			term: input.term,
			timezone: 'Asia/Taipei',
			values: facts.values
		});
		expect(checked.value.rows.members[0]?.cells['name']).toBe('甲某某');
		expect(checked.value.rows.entries[0]?.cells['reason']).toBe('-原因');
	}
});
