import { readdirSync, readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { withdrawRemark } from '#lib/domains/conduct/index.ts';
import { openTerm, type MemberId } from '#lib/domains/organisation/index.ts';
import { conductContext } from '../conduct/index.ts';
import { deviceOf, sharedDrafts, value } from '../session/testing.ts';
import type { Workspace } from '../session/index.ts';
import { audit, checkSheets, readTables, type Table } from '../sheets/index.ts';
import { exportSheets } from './export-sheets.ts';
import { importSheets } from './import-sheets.ts';

const afterTerm = Date.UTC(2026, 0, 15);

const tablesOf = async (fixture: string): Promise<readonly Table[]> => {
	const folder = `tests/fixtures/sheets/${fixture}`;
	const files = readdirSync(folder)
		.filter((name) => name.endsWith('.csv'))
		.map((name) => ({ name, bytes: new Uint8Array(readFileSync(`${folder}/${name}`)) }));
	return value(await readTables(files));
};

let tables: readonly Table[];
let workspace: Workspace;

const begin = async (fixture: string) => {
	tables = await tablesOf(fixture);
	const { session } = deviceOf(1, sharedDrafts(), afterTerm);
	const founding = { name: '虚构联盟', template: 'alliance', timezone: 'Asia/Shanghai' };
	const id = value(await session.found({ ...founding, personName: '', isSample: false }));
	workspace = value(await session.open(id));
};

const imported = async () => {
	const { input, rows } = value(checkSheets(tables));
	if (!input) throw new Error('the fixture has no refusals');
	const report = value(await importSheets(workspace, input, rows));
	// The cards are verified in the background.
	const { cards } = workspace.directory;
	await vi.waitFor(() => expect(cards.get().size).toBe(input.members.length));
	return report;
};

/** What the audit of the sheets says, without causes: those are rows there and facts here. */
const audited = (sheets: readonly Table[]) =>
	value(audit(sheets)).members.map(({ member_id, score, lines, counts, findings }) => ({
		number: member_id,
		score,
		lines: lines.map(({ clause, points, at }) => ({ clause, points, at })),
		counts,
		findings: findings.map(({ clause, level, at }) => ({ clause, level, at }))
	}));

const codes = (sheets: readonly Table[]) =>
	value(checkSheets(sheets))
		.problems.map(({ code }) => code)
		.sort();

const scored = () =>
	workspace.scoreBook.scores().map(({ member, score, lines, counts, findings }) => ({
		number: workspace.directory.cards.get().get(member as MemberId)?.studentNo,
		score,
		lines: lines.map(({ clause, points, at }) => ({ clause, points, at })),
		counts: {
			lates: counts.lates,
			absences: counts.absences,
			leaves: counts.leaves,
			missing_notes: counts.missingNotes
		},
		findings: findings.map(({ clause, level, at }) => ({ clause, level, at }))
	}));

describe.each(['attendance', 'conduct', 'tasks', 'activities'])(
	'the workbook %s taken into a workspace',
	(fixture) => {
		beforeEach(() => begin(fixture));

		it('gives every member the score, lines and counts that its audit computes', async () => {
			await imported();
			const lines = scored().flatMap((member) => member.lines);
			expect(lines.length).toBeGreaterThan(10);
			expect(scored()).toEqual(audited(tables));
			expect([...workspace.log.unaccepted]).toEqual([]);
		});

		it('adds nothing when it comes a second time', async () => {
			const { leftInFile, known, ...added } = await imported();
			expect(leftInFile).toEqual([]);
			const { size } = workspace.log;
			expect(await imported()).toEqual({
				...Object.fromEntries(Object.keys(added).map((sheet) => [sheet, 0])),
				known: Object.values(added).reduce((sum, count) => sum + count, known),
				leftInFile: []
			});
			expect(workspace.log.size).toBe(size);
		});

		it('goes out again as sheets with the same scores', async () => {
			await imported();
			const out = exportSheets(workspace, 'zh-Hans');
			expect(codes(out)).toEqual(codes(tables));
			expect(audited(out)).toEqual(audited(tables));
		});
	}
);

describe('the sheet settings', () => {
	beforeEach(() => begin('attendance'));

	const stated = { 'AL-20.late': '-4', 'AL-26.effect': 'add', 'AL-25.minutes': '5' };
	const amended = () => {
		const settings = tables.find(({ sheet }) => sheet === 'settings');
		if (!settings) throw new Error('the fixture has settings');
		const kept = settings.rows.filter(([key]) => !Object.hasOwn(stated, String(key)));
		tables = [
			...tables.filter((table) => table !== settings),
			{ ...settings, rows: [...kept, ...Object.entries(stated)] }
		];
	};

	it('amends the rulebook for its term, so that scores, audit and export agree to the last line', async () => {
		amended();
		expect(await imported()).toMatchObject({ figures: 3, leftInFile: [] });
		const { scoreBook, projections } = workspace;
		expect(scoreBook.figures).toMatchObject({
			...{ 'AL-20.late': -4, 'AL-26.effect': 'add', 'AL-25.minutes': 5 }
		});
		expect(projections.rulebook.amendments()).toMatchObject([
			{ state: 'adopted', from: scoreBook.term?.from, reason: null, refused: [] }
		]);
		expect([...workspace.log.unaccepted]).toEqual([]);
		expect(scored()).toEqual(audited(tables));
		const out = exportSheets(workspace, 'codes');
		expect(audited(out)).toEqual(audited(tables));
		expect(value(audit(out)).rulebook).toEqual(value(audit(tables)).rulebook);
		expect(await imported()).toMatchObject({ figures: 0, leftInFile: [] });
	});

	it('stays in the file where a later term has been opened, in which it would count, too', async () => {
		await imported();
		const later = {
			title: '之后',
			from: '2030-09-01',
			to: '2031-01-15',
			timezone: 'Asia/Shanghai'
		};
		const known = workspace.projections.organisation();
		value(await workspace.state(openTerm(known, later, workspace.speaker())));
		amended();
		expect(await imported()).toMatchObject({ figures: 0, leftInFile: ['settings'] });
		expect(workspace.projections.rulebook.amendments()).toEqual([]);
	});
});

describe('[AL-45] [AL-50] [AL-51] [AL-75] [AL-82] [AL-90] the sheets notes and entries', () => {
	beforeEach(() => begin('conduct'));

	it('are all taken, with the reasons that were written and the ids of their rows', async () => {
		const report = await imported();
		expect(report).toMatchObject({ notes: 8, entries: 31, leftInFile: [] });
		const { conduct } = workspace.projections;
		const remarks = conduct.files().flatMap((file) => file.remarks);
		expect(conduct.files().flatMap(({ refused }) => refused)).toEqual([]);
		expect(remarks).toHaveLength(31);
		const reasonOf = (ref: string) => remarks.find(({ inForce }) => inForce?.ref === ref)?.inForce;
		expect(reasonOf('e09')?.reason).toBe('建议被采纳,全体认可');
		const out = exportSheets(workspace, 'codes').find(({ sheet }) => sheet === 'entries');
		expect(out?.rows.find(([id]) => id === 'e09')).toContain('建议被采纳,全体认可');
	});
});

describe('[AL-78] the column for a failed course in the sheet of members', () => {
	beforeEach(async () => {
		await begin('conduct');
		tables = tables.map((table) => (table.sheet === 'members' ? withFailed(table) : table));
	});
	const withFailed = ({ sheet, rows }: Table): Table => ({
		sheet,
		rows: rows.map((row, i) => [...row, i === 0 ? 'failed_course' : row[0] === 'c01' ? 'yes' : ''])
	});
	const failedOut = () => {
		const members = exportSheets(workspace, 'codes').find(({ sheet }) => sheet === 'members');
		return members?.rows.slice(1).map((row) => `${row[0]} ${row.at(-1)}`);
	};
	const remarkOf = (number: string) => {
		const [about] =
			[...workspace.directory.cards.get()].find(([, card]) => card.studentNo === number) ?? [];
		if (!about) throw new Error('the member was taken over');
		const file = workspace.projections.conduct.file(about);
		const remark = file.remarks.find(({ inForce }) => inForce?.clause === 'AL-78');
		return { file, remark };
	};

	it('is stated once, by the term’s last day, makes ineligible, and goes out again', async () => {
		expect(await imported()).toMatchObject({ failedCourses: 1, entries: 31, leftInFile: [] });
		expect(remarkOf('c01').remark?.inForce).toMatchObject({ date: '2025-01-15', points: null });
		expect(remarkOf('c02').remark).toBeUndefined();
		expect(scored()).toEqual(audited(tables));
		const ineligible = (sheets: readonly Table[]) =>
			value(audit(sheets)).members.map((each) => each.ineligible_because);
		const here = workspace.scoreBook.scores().map((each) => each.ineligibleBecause);
		expect(here).toEqual(ineligible(tables));
		expect(here[2]).toEqual(['AL-78']);
		expect(failedOut()).toEqual(['a01 ', 'b01 ', 'c01 yes', 'c02 ', 'd01 ']);
		const out = exportSheets(workspace, 'codes');
		expect(codes(out)).toEqual(codes(tables));
		expect(ineligible(out)).toEqual(ineligible(tables));
		expect(await imported()).toMatchObject({ failedCourses: 0, entries: 0 });
	});

	it('does not bring back what the office has withdrawn', async () => {
		await imported();
		const { file, remark } = remarkOf('c01');
		const [head] = remark?.heads ?? [];
		if (!head) throw new Error('a failed course was stated');
		value(
			await workspace.state(withdrawRemark(file, head.id, '登记有误', conductContext(workspace)))
		);
		expect(await imported()).toMatchObject({ failedCourses: 0 });
		expect(failedOut()).toEqual(['a01 ', 'b01 ', 'c01 ', 'c02 ', 'd01 ']);
	});

	it('stays in the file where this person may not record scores', async () => {
		const speaker = workspace.speaker.bind(workspace);
		vi.spyOn(workspace, 'speaker').mockImplementation(() => ({
			...speaker(),
			can: (capability) => capability !== 'score.record'
		}));
		expect(await imported()).toMatchObject({
			failedCourses: 0,
			leftInFile: ['members', 'notes', 'entries']
		});
	});
});

describe('[AL-30] [AL-31] [AL-32] [AL-33] the sheets tasks and handins', () => {
	beforeEach(() => begin('tasks'));

	it('are all taken, and none of it is refused', async () => {
		expect(await imported()).toMatchObject({ tasks: 4, handins: 11, leftInFile: [] });
		expect(workspace.projections.tasks().flatMap(({ refused }) => refused)).toEqual([]);
	});

	it('go out with their ids and times, and say of whom a task was asked', async () => {
		await imported();
		const out = exportSheets(workspace, 'codes');
		const rows = (name: string) => out.find(({ sheet }) => sheet === name)?.rows.slice(1);
		expect(rows('tasks')).toEqual([
			['t1', '海报初稿', '2024-10-01 09:00', '2024-10-08 12:00', ''],
			['t2', '推文', '2024-11-01 20:00', '2024-11-01 20:00', 'c01;c02'],
			['t3', '整理档案', '2024-11-05 08:30:15', '2024-11-12 18:00:30', 'a01'],
			['t4', '学期总结', '2024-12-20 09:00', '2025-01-10 18:00', '']
		]);
		expect(rows('handins')).toContainEqual([
			't1',
			'b01',
			'2024-10-06 09:00',
			'2024-10-08 12:00:01',
			'good'
		]);
	});

	it('take a corrected row in the place of the one before', async () => {
		await imported();
		tables = tables.map((table) =>
			table.sheet !== 'handins'
				? table
				: {
						...table,
						rows: table.rows.map((row) =>
							row[0] === 't1' && row[1] === 'b01'
								? ['t1', 'b01', '', '2024-10-07 07:00', 'excellent']
								: row
						)
					}
		);
		expect(await imported()).toMatchObject({ tasks: 0, handins: 1 });
		expect(scored()).toEqual(audited(tables));
	});

	it('stay in the file where this person may not record for others', async () => {
		const speaker = workspace.speaker.bind(workspace);
		vi.spyOn(workspace, 'speaker').mockImplementation(() => ({
			...speaker(),
			can: (capability) => capability !== 'task.manage'
		}));
		expect(await imported()).toMatchObject({
			tasks: 0,
			handins: 0,
			leftInFile: ['tasks', 'handins']
		});
	});
});

describe('[AL-40] [AL-41] [AL-42] [AL-43] [AL-44] [AL-D6] the sheets activities and participation', () => {
	beforeEach(() => begin('activities'));

	const lines = (number: string) =>
		scored()
			.find((each) => each.number === number)
			?.lines.map(({ clause, points, at }) => `${at} ${clause} ${points}`);

	it('are all taken, and none of it is refused', async () => {
		expect(await imported()).toMatchObject({ activities: 7, participation: 11, leftInFile: [] });
		expect(workspace.projections.activities().flatMap(({ refused }) => refused)).toEqual([]);
		expect(lines('c01')).toEqual([
			'2024-11-02 AL-40 2',
			'2024-12-15 AL-41 1',
			'2024-12-15 AL-42 2',
			'2024-12-15 AL-43 1',
			'2024-12-15 AL-44 -2'
		]);
		expect(lines('a01')?.filter((line) => line.includes('AL-43'))).toHaveLength(5);
	});

	it('go out with their ids and departments', async () => {
		await imported();
		const out = exportSheets(workspace, 'codes');
		const rows = (name: string) => out.find(({ sheet }) => sheet === name)?.rows.slice(1);
		expect(
			rows('activities')
				?.map(([id]) => id)
				.sort()
		).toEqual([...['x1', 'x2', 'x3', 'x4', 'x5', 'x6', 'x7']]);
		expect(rows('activities')).toContainEqual(['x1', '心理情景剧', '活动部', '2024-10-20', 'good']);
		expect(rows('activities')).toContainEqual(['x2', '讲座', '', '2024-11-20', '']);
		expect(rows('participation')).toContainEqual(['x1', 'a01', 'yes', '', 'idea;novel', '2']);
	});

	it('take a corrected row in the place of the one before', async () => {
		await imported();
		tables = tables.map((table) => ({
			...table,
			rows: table.rows.map((row) =>
				table.sheet === 'participation' && row[0] === 'x5' && row[1] === 'c01'
					? ['x5', 'c01', 'yes', '', 'novel', '3']
					: row
			)
		}));
		expect(await imported()).toMatchObject({ activities: 0, participation: 1 });
		expect(scored()).toEqual(audited(tables));
	});
});
