import { beforeAll, describe, expect, it } from 'vitest';
import {
	answerPenalty,
	answerReward,
	decidePenalty,
	gradeNotes,
	proposePenalty,
	proposeReward,
	recordRemark,
	type Degree,
	type Grade,
	type Level
} from '#lib/domains/conduct/index.ts';
import type { ObjectId } from '#lib/kernel/identity/index.ts';
import { conductContext } from './index.ts';
import { alliance, attended, state, type Player } from './testing.ts';

let head: Player;
let office: Player;
let officer: Player;
let publicity: ObjectId;
beforeAll(async () => ({ head, office, officer, publicity } = await alliance()));

const context = () => conductContext(head.workspace);
const fileOf = (about: ObjectId) => head.workspace.projections.conduct.file(about);
/** A day of the term for each row, so that rows do not see each other's lines. */
let day = 0;
let notes = 0;
const nextDay = () => new Date(Date.UTC(2026, 9, 1 + day++)).toISOString().slice(0, 10);

const targetOf = (clause: string): ObjectId =>
	head.workspace.projections.conduct.surroundings().rules(clause)?.target === 'unit'
		? publicity
		: officer.member;

const linesOn = (date: string) =>
	head.workspace.scoreBook
		.score(officer.member)
		?.lines.filter(({ at }) => at === date)
		.map(({ clause, points }) => `${clause} ${points}`);

const record = (clause: string, date: string, points: number | null, degree: Degree | null) =>
	recordRemark(
		fileOf(targetOf(clause)),
		{ clause, date, points, degree, reason: null, ref: null },
		context()
	);
const propose = (clause: string, date: string, points: number | null, level: Level | null) =>
	proposePenalty(
		fileOf(targetOf(clause)),
		{ clause, date, points, level, reason: '按条款提出', causes: [] },
		context()
	);
const reward = (clause: string, date: string, points: number) =>
	proposeReward(
		fileOf(targetOf(clause)),
		{ clause, date, points, contribution: '突出贡献' },
		context()
	);

describe('what the office records', () => {
	it.each([
		['[AL-45] a department that works together well', 'AL-45', 2],
		['[AL-45] a department that works together badly', 'AL-45', -3],
		['[AL-60] a department that did well at the plenary', 'AL-60', 1],
		['[AL-60] a department that was noisy at the plenary', 'AL-60', -1],
		['[AL-61] an officer who was particularly noisy', 'AL-61', -1],
		['[AL-70] a department with outstanding work, the least', 'AL-70', 2],
		['[AL-70] a department with outstanding work, the most', 'AL-70', 5]
	] as const)('%s: %s gives %i', async (_name, clause, points) => {
		const date = nextDay();
		await state(head, record(clause, date, points, null));
		expect(linesOn(date)).toEqual([`${clause} ${points}`]);
	});

	it.each([
		['[AL-45] takes nothing between its two figures', 'AL-45', 1],
		['[AL-60] takes no two points', 'AL-60', 2],
		['[AL-61] takes no point upwards', 'AL-61', 1],
		['[AL-70] takes no less than two', 'AL-70', 1],
		['[AL-70] takes no more than five', 'AL-70', 6],
		['[AL-80] takes no points at all', 'AL-80', -1]
	] as const)('%s: %s with %i is refused', (_name, clause, points) => {
		expect(record(clause, '2026-10-01', points, null)).toEqual({
			ok: false,
			error: { code: 'out_of_range', rule: clause }
		});
	});

	it.each([
		['[AL-75] a grave mistake', 'AL-75', -2],
		['[AL-71] a personal reward', 'AL-71a', 5],
		['[AL-90] a department’s warning', 'AL-90', -2]
	] as const)('%s is not recorded without its decision', (_name, clause, points) => {
		expect(record(clause, '2026-10-01', points, null)).toEqual({
			ok: false,
			error: { code: 'wrong_course', rule: clause }
		});
	});
});

describe('an occurrence that no sheet shows', () => {
	it.each([
		['[AL-80] late on duty', 'AL-80', null],
		['[AL-81] absent from an activity', 'AL-81', null],
		['[AL-82] no notes made', 'AL-82', null],
		['[AL-83] rectification not made in time', 'AL-83', null],
		['[AL-84] a perfunctory summary', 'AL-84', null],
		['[AL-85] no constructive suggestion', 'AL-85', null],
		['[AL-86] no application as required', 'AL-86', null],
		['[AL-87] common property damaged', 'AL-87', 'minor'],
		['[AL-88] a mistake at work', 'AL-88', 'grave'],
		['[AL-89] a very bad attitude', 'AL-89', null]
	] as const)('%s: %s gives no line and counts as one cause', async (_name, clause, degree) => {
		const date = nextDay();
		const version = await state(head, record(clause, date, null, degree));
		expect(linesOn(date)).toEqual([]);
		const { scoreBook } = head.workspace;
		const findings = scoreBook.score(officer.member)?.findings ?? [];
		const foretold = scoreBook.forecast(officer.member);
		const isCause = findings.some(({ causes }) => causes.some(({ id }) => id === version));
		const isCounted = foretold.some((each) => each.clause === clause && each.counted > 0);
		expect([isCause || isCounted]).toEqual([true]);
	});

	it.each([
		['[AL-87] has to say how grave it was', 'AL-87', null],
		['[AL-88] has to say how grave it was', 'AL-88', null],
		['[AL-86] says nothing of how grave it was', 'AL-86', 'minor']
	] as const)('%s: %s with %s is refused', (_name, clause, degree) => {
		expect(record(clause, '2026-10-01', null, degree)).toEqual({
			ok: false,
			error: { code: 'wrong_degree', rule: clause }
		});
	});
});

describe('a decided penalty', () => {
	it.each([
		['[AL-75] a grave mistake, the least', 'AL-75', -2, null],
		['[AL-75] a grave mistake, the most', 'AL-75', -10, null],
		['[AL-76] a set task not completed in time', 'AL-76', -5, null],
		['[AL-77] careless work', 'AL-77', -2, 'warning'],
		['[AL-90] proposals not handed in on time', 'AL-90', -2, 'warning'],
		['[AL-91] routine meetings not held on time', 'AL-91', -5, 'warning'],
		['[AL-92] no rectification within a week', 'AL-92', -3, 'warning'],
		['[AL-93] a perfunctory summary of the department', 'AL-93', -4, 'warning'],
		['[AL-94] items not returned within a week', 'AL-94', -2, 'warning'],
		['[AL-95] a department that did not report', 'AL-95', -2, 'warning'],
		['[AL-96] an activity that missed its effect', 'AL-96', -5, 'warning']
	] as const)('%s: %s gives %i', async (_name, clause, points, level) => {
		const date = nextDay();
		await state(head, propose(clause, date, points, level));
		const about = targetOf(clause);
		const penalty = fileOf(about).penalties.find((each) => each.date === date)?.id;
		if (!penalty) throw new Error('a penalty was proposed');
		const answer = { penalty, kind: 'self_criticism', text: null, onPaper: true } as const;
		await state(head, answerPenalty(fileOf(about), answer, context()));
		expect(linesOn(date)).toEqual([]);
		const fields = { penalty, outcome: 'imposed', level, points, reason: null } as const;
		await state(head, decidePenalty(fileOf(about), fields, context()));
		expect(linesOn(date)).toEqual([`${clause} ${points}`]);
	});

	it.each([
		['[AL-75] takes no less than two off', 'AL-75', -1, null],
		['[AL-75] takes no more than ten off', 'AL-75', -11, null],
		['[AL-76] takes no more than five off', 'AL-76', -6, null],
		['[AL-77] takes no more than five off', 'AL-77', -6, 'warning'],
		['[AL-90] takes no less than two off', 'AL-90', -1, 'warning'],
		['[AL-96] takes no more than five off', 'AL-96', -6, 'warning'],
		['[AL-80] takes no points', 'AL-80', -2, 'warning']
	] as const)('%s: %s with %i is refused', (_name, clause, points, level) => {
		expect(propose(clause, '2026-10-01', points, level)).toEqual({
			ok: false,
			error: { code: 'out_of_range', rule: clause }
		});
	});

	it.each([
		['[AL-75] is no warning', 'AL-75', -2, 'warning'],
		['[AL-77] is always a warning', 'AL-77', -2, null],
		['[AL-85] is no mere warning', 'AL-85', null, 'warning'],
		['[AL-89] is withdrawal only', 'AL-89', null, 'demerit']
	] as const)('%s: %s with %s and %s is refused', (_name, clause, points, level) => {
		expect(propose(clause, '2026-10-01', points, level)).toEqual({
			ok: false,
			error: { code: 'wrong_level', rule: clause }
		});
	});
});

describe('an approved reward', () => {
	it.each([
		['[AL-71] [AL-72] help for another department', 'AL-71a', 5],
		['[AL-71] [AL-72] outstanding in activities', 'AL-71b', 10],
		['[AL-71] [AL-72] a suggestion that was adopted', 'AL-71c', 3]
	] as const)('%s: %s gives %i', async (_name, clause, points) => {
		const date = nextDay();
		await state(head, reward(clause, date, points));
		const found = fileOf(officer.member).rewards.find((each) => each.date === date);
		if (!found) throw new Error('a reward was proposed');
		expect(linesOn(date)).toEqual([]);
		const answer = { reward: found.id, member: office.member, approves: true, reason: null };
		await state(
			head,
			answerReward(fileOf(officer.member), { ...answer, onPaper: true }, context())
		);
		expect(linesOn(date)).toEqual([`${clause} ${points}`]);
	});

	it.each([
		['[AL-71] takes no less than five', 'AL-71a', 4],
		['[AL-71] takes no more than ten', 'AL-71b', 11],
		['[AL-71] takes no less than three', 'AL-71c', 2]
	] as const)('%s: %s with %i is refused', (_name, clause, points) => {
		expect(reward(clause, '2026-10-01', points)).toEqual({
			ok: false,
			error: { code: 'out_of_range', rule: clause }
		});
	});
});

describe('graded notes', () => {
	it.each([
		['[AL-50] excellent ones', 'excellent', 'AL-50 2'],
		['[AL-50] good ones', 'good', 'AL-50 1'],
		['[AL-50] average ones', 'average', 'AL-50 0'],
		['[AL-50] poor ones', 'poor', 'AL-50 -2'],
		['[AL-51] none', 'none', 'AL-51 -3']
	] as const)('%s: %s gives %s', async (_name, grade: Grade, line) => {
		const { meeting } = await attended(head, officer.member, 'present', 2 + notes++);
		const sheet = head.workspace.projections.conduct.notes(meeting);
		await state(head, gradeNotes(sheet, officer.member, grade, context()));
		const lines = head.workspace.scoreBook
			.score(officer.member)
			?.lines.filter(({ explanation }) => explanation.facts['meeting'] === meeting)
			.map(({ clause, points }) => `${clause} ${points}`);
		expect(lines?.filter((each) => /AL-5[01]/.test(each))).toEqual([line]);
	});

	it('[AL-51] [AL-D8] of somebody who was absent score nothing', async () => {
		const { meeting } = await attended(head, officer.member, 'absent', 1);
		const sheet = head.workspace.projections.conduct.notes(meeting);
		await state(head, gradeNotes(sheet, officer.member, 'none', context()));
		const lines = head.workspace.scoreBook.score(officer.member)?.lines ?? [];
		const own = lines.filter(({ explanation }) => explanation.facts['meeting'] === meeting);
		expect(own.map(({ clause }) => clause)).toEqual(['AL-20']);
	});
});
