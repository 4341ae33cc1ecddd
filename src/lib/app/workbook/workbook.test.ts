import { readdirSync, readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import type { MemberId } from '#lib/domains/organisation/index.ts';
import { deviceOf, sharedDrafts, value } from '../session/testing.ts';
import type { Workspace } from '../session/index.ts';
import { audit, checkSheets, readTables, type Table } from '../sheets/index.ts';
import { exportSheets } from './export-sheets.ts';
import { importSheets } from './import-sheets.ts';

const folder = 'tests/fixtures/sheets/attendance';
const afterTerm = Date.UTC(2026, 0, 15);

let tables: readonly Table[];
let workspace: Workspace;

beforeEach(async () => {
	const files = readdirSync(folder)
		.filter((name) => name.endsWith('.csv'))
		.map((name) => ({ name, bytes: new Uint8Array(readFileSync(`${folder}/${name}`)) }));
	tables = value(await readTables(files));
	const { session } = deviceOf(1, sharedDrafts(), afterTerm);
	const founding = { name: '虚构联盟', template: 'alliance', timezone: 'Asia/Shanghai' };
	const id = value(await session.found({ ...founding, personName: '', isSample: false }));
	workspace = value(await session.open(id));
});

/** Cards appear once their signatures have been checked. */
const cardsOf = (count: number) =>
	new Promise<void>((resolve) => {
		const { cards } = workspace.directory;
		const look = () => cards.get().size >= count && resolve();
		cards.subscribe(look);
		look();
	});

const imported = async () => {
	const { input, rows } = value(checkSheets(tables));
	if (!input) throw new Error('the fixture has no refusals');
	const report = value(await importSheets(workspace, input, rows));
	await cardsOf(input.members.length);
	return report;
};

/** What the audit of the sheets says, without causes: those are rows there and facts here. */
const audited = (sheets: readonly Table[]) =>
	value(audit(sheets)).members.map(({ member_id, score, lines, counts }) => ({
		number: member_id,
		score,
		lines: lines.map(({ clause, points, at }) => ({ clause, points, at })),
		counts
	}));

const codes = (sheets: readonly Table[]) =>
	value(checkSheets(sheets))
		.problems.map(({ code }) => code)
		.sort();

const scored = () =>
	workspace.scoreBook.scores().map(({ member, score, lines, counts }) => ({
		number: workspace.directory.cards.get().get(member as MemberId)?.studentNo,
		score,
		lines: lines.map(({ clause, points, at }) => ({ clause, points, at })),
		counts: {
			lates: counts.lates,
			absences: counts.absences,
			leaves: counts.leaves,
			missing_notes: counts.missingNotes
		}
	}));

describe('a workbook taken into a workspace', () => {
	it('gives every member the score, lines and counts that its audit computes', async () => {
		await imported();
		const lines = scored().flatMap((member) => member.lines);
		expect(lines.length).toBeGreaterThan(10);
		expect(scored()).toEqual(audited(tables));
		expect([...workspace.log.unaccepted]).toEqual([]);
	});

	it('adds nothing when it comes a second time', async () => {
		const first = await imported();
		const { size } = workspace.log;
		expect(await imported()).toEqual({
			members: 0,
			meetings: 0,
			attendance: 0,
			known: first.members + first.meetings + first.attendance + first.known,
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
});
