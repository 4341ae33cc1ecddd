import { beforeEach, describe, expect, it } from 'vitest';
import {
	answerPenalty,
	answerReward,
	appealPenalty,
	decideAppeal,
	decidePenalty,
	dismissFinding,
	gradeNotes,
	proposePenalty,
	proposeReward,
	recordRemark,
	setVisibility,
	withdrawRemark
} from '#lib/domains/conduct/index.ts';
import { entryToObject, type ObjectId } from '#lib/kernel/identity/index.ts';
import {
	causesOf,
	conductContext,
	hasLostGrounds,
	openFindings,
	raisedFor,
	seesPenaltyOf,
	seesScoreOf
} from './index.ts';
import { alliance, attended, meet, state, stateAll, type Player } from './testing.ts';

let head: Player;
let office: Player;
let officer: Player;
let publicity: ObjectId;
let deputy: () => Promise<Player>;
beforeEach(async () => ({ head, office, officer, publicity, deputy } = await alliance()));

const fileOf = ({ workspace }: Player, about: ObjectId) =>
	workspace.projections.conduct.file(about);
const linesOf = ({ workspace }: Player, member: ObjectId) =>
	workspace.scoreBook.score(member)?.lines.map(({ clause, points }) => `${clause} ${points}`);
const contextOf = ({ workspace }: Player) => conductContext(workspace);
const penaltyIn = (player: Player, about: ObjectId) => {
	const [penalty] = fileOf(player, about).penalties;
	if (!penalty) throw new Error('a penalty was proposed');
	return penalty;
};

/** The office proposes AL-75 of −6 for the officer, who has written the self-criticism. */
const proposed = async () => {
	const date = '2026-09-10';
	const fields = { clause: 'AL-75', level: null, points: -6, date, reason: '未到岗', causes: [] };
	const file = fileOf(office, officer.member);
	await state(office, proposePenalty(file, fields, contextOf(office)));
	await meet(head, office, officer);
	const penalty = penaltyIn(officer, officer.member).id;
	const answer = { penalty, kind: 'self_criticism', text: '我的检讨', onPaper: false } as const;
	const own = fileOf(officer, officer.member);
	await state(officer, answerPenalty(own, answer, contextOf(officer)));
	await meet(head, office, officer);
	return penalty;
};
const decide = (player: Player, penalty: ObjectId, points: number) => {
	const fields = { penalty, outcome: 'imposed', level: null, points, reason: null } as const;
	return state(player, decidePenalty(fileOf(player, officer.member), fields, contextOf(player)));
};

describe('[AL-4] a penalty among three people', () => {
	it('[AL-75] goes from proposal to the outcome of its appeal, and everybody counts the same', async () => {
		const penalty = await proposed();
		const everybody = [head, office, officer];
		const seen = () => everybody.map((player) => linesOf(player, officer.member));
		expect(seen()).toEqual([[], [], []]);
		await decide(head, penalty, -5);
		await meet(...everybody);
		expect(seen()).toEqual([['AL-75 -5'], ['AL-75 -5'], ['AL-75 -5']]);
		const own = fileOf(officer, officer.member);
		const appeal = { penalty, text: '当天有考试', onPaper: false };
		await state(officer, appealPenalty(own, appeal, contextOf(officer)));
		await meet(...everybody);
		const outcome = { outcome: 'changed', level: null, points: -2, reason: '情况属实' } as const;
		const file = fileOf(head, officer.member);
		await state(head, decideAppeal(file, { penalty, ...outcome }, contextOf(head)));
		await meet(...everybody);
		expect(seen()).toEqual([['AL-75 -2'], ['AL-75 -2'], ['AL-75 -2']]);
		const [line] = officer.workspace.scoreBook.score(officer.member)?.lines ?? [];
		expect(line?.explanation).toMatchObject({ key: 'entry_changed', facts: { before: -5 } });
		expect(line?.causes[0]?.by).toBe(head.workspace.person);
	});

	it('is not for the office to decide, nor for the officer to propose', async () => {
		const penalty = await proposed();
		const file = fileOf(office, officer.member);
		const fields = { penalty, outcome: 'imposed', level: null, points: -5, reason: null } as const;
		expect(decidePenalty(file, fields, contextOf(office))).toEqual({
			ok: false,
			error: { code: 'not_allowed', capability: 'penalty.decide' }
		});
		const more = { clause: 'AL-76', level: null, points: -2, date: '2026-09-10', reason: '拖延' };
		expect(proposePenalty(file, { ...more, causes: [] }, contextOf(officer))).toEqual({
			ok: false,
			error: { code: 'not_allowed', capability: 'penalty.propose' }
		});
	});

	it('[AL-75] decided on two devices that were apart is a question until one settles it', async () => {
		const other = await deputy();
		const everybody = [head, office, officer, other];
		const penalty = await proposed();
		await meet(...everybody);
		await decide(head, penalty, -5);
		await decide(other, penalty, -8);
		await meet(...everybody);
		for (const player of everybody) {
			expect(penaltyIn(player, officer.member).state).toBe('question');
			expect(linesOf(player, officer.member)).toEqual([]);
		}
		await decide(other, penalty, -6);
		await meet(...everybody);
		for (const player of everybody) expect(linesOf(player, officer.member)).toEqual(['AL-75 -6']);
	});
});

describe('a finding', () => {
	const raise = async () => {
		const records = [];
		for (const daysAgo of [6, 5, 4])
			records.push(await attended(office, officer.member, 'late', daysAgo));
		return records;
	};
	const levels = () =>
		openFindings(office.workspace).map(({ finding }) => `${finding.clause} ${finding.level}`);

	it('[AL-80] is raised by the log, and turned into a proposed penalty in one step', async () => {
		await raise();
		expect(levels()).toEqual(['AL-80 warning']);
		const [open] = openFindings(office.workspace);
		if (!open) throw new Error('three lates are a finding');
		expect(open.finding.at).toBe('2026-09-10 12:00');
		const fields = {
			...{ clause: open.finding.clause, level: open.finding.level, points: null },
			...{
				date: open.finding.at.slice(0, 10),
				reason: '三次迟到',
				causes: [...causesOf(open.finding)]
			}
		};
		const file = fileOf(office, officer.member);
		await state(office, proposePenalty(file, fields, contextOf(office)));
		expect(levels()).toEqual([]);
		expect(raisedFor(office.workspace, officer.member)).toMatchObject([{ state: 'penalty' }]);
	});

	it('[AL-80] that was dismissed stays so until something else causes it', async () => {
		const [first] = await raise();
		const [open] = openFindings(office.workspace);
		if (!open || !first) throw new Error('three lates are a finding');
		const fields = {
			...{ clause: 'AL-80', level: open.finding.level, causes: [...causesOf(open.finding)] },
			reason: '校车晚点，已核实'
		};
		const file = fileOf(office, officer.member);
		await state(office, dismissFinding(file, fields, contextOf(office)));
		expect(levels()).toEqual([]);
		await attended(office, officer.member, 'late', 10);
		expect(levels()).toEqual(['AL-80 warning', 'AL-80 demerit']);
	});

	it('[AL-80] goes when its cause is corrected; the penalty stays and says that it lost its grounds', async () => {
		const [first] = await raise();
		const [open] = openFindings(office.workspace);
		if (!open || !first) throw new Error('three lates are a finding');
		const fields = {
			...{ clause: 'AL-80', level: open.finding.level, points: null, date: '2026-09-10' },
			...{ reason: '三次迟到', causes: [...causesOf(open.finding)] }
		};
		await state(office, proposePenalty(fileOf(office, officer.member), fields, contextOf(office)));
		const findings = () => office.workspace.scoreBook.score(officer.member)?.findings ?? [];
		expect(hasLostGrounds(penaltyIn(office, officer.member), findings())).toBe(false);
		await stateAll(office, {
			type: 'attendance.withdrawn',
			payload: { meeting: first.meeting, record: first.record, reason: '登记错人' }
		});
		expect(findings()).toEqual([]);
		expect(hasLostGrounds(penaltyIn(office, officer.member), findings())).toBe(true);
	});

	it('[AL-80] one more late is foretold, to the office and to the person alike', async () => {
		for (const daysAgo of [6, 5]) await attended(office, officer.member, 'late', daysAgo);
		await meet(head, office, officer);
		for (const { workspace } of [office, officer]) {
			expect(workspace.scoreBook.forecast(officer.member)).toContainEqual({
				...{ clause: 'AL-80', level: 'warning', event: 'late', degree: null },
				...{ times: 1, counted: 2 }
			});
		}
	});
});

describe('what scores', () => {
	const remark = (clause: string, points: number | null, date = '2026-09-10') => ({
		...{ clause, points, date, degree: null, reason: null, ref: null }
	});

	it('[AL-45] for a department is for those who served in it on that day', async () => {
		const file = fileOf(office, publicity);
		await state(office, recordRemark(file, remark('AL-45', 2), contextOf(office)));
		expect(linesOf(office, officer.member)).toEqual(['AL-45 2']);
		expect(linesOf(office, office.member)).toEqual([]);
		const moved = { member: officer.member, unit: null, position: 'cadre', from: '2026-09-12' };
		await stateAll(office, { type: 'member.moved', payload: moved });
		expect(linesOf(office, officer.member)).toEqual(['AL-45 2']);
		await state(office, recordRemark(file, remark('AL-60', 1, '2026-09-13'), contextOf(office)));
		expect(linesOf(office, officer.member)).toEqual(['AL-45 2']);
	});

	it('[AL-61] costs its member’s lines and nobody else’s', async () => {
		const before = [head, office].map(({ member }) => office.workspace.scoreBook.score(member));
		const file = fileOf(office, officer.member);
		await state(office, recordRemark(file, remark('AL-61', -1), contextOf(office)));
		expect(linesOf(office, officer.member)).toEqual(['AL-61 -1']);
		const after = [head, office].map(({ member }) => office.workspace.scoreBook.score(member));
		expect(after[0]).toBe(before[0]);
		expect(after[1]).toBe(before[1]);
	});

	it('[AL-50] [AL-51] are grades of notes that were owed, and those of nobody else', async () => {
		const { meeting } = await attended(office, officer.member, 'present', 3);
		const grade = async (member: ObjectId, given: 'good' | 'none') => {
			const sheet = office.workspace.projections.conduct.notes(meeting);
			await state(office, gradeNotes(sheet, member, given, contextOf(office)));
		};
		await grade(officer.member, 'good');
		await grade(head.member, 'good');
		expect(linesOf(office, officer.member)).toContain('AL-50 1');
		expect(linesOf(office, head.member)).toEqual([]);
		await grade(officer.member, 'none');
		expect(linesOf(office, officer.member)).toContain('AL-51 -3');
		expect(linesOf(office, officer.member)).not.toContain('AL-50 1');
	});

	it('[AL-71] [AL-D10] is a reward that every cadre in office has approved', async () => {
		const fields = { clause: 'AL-71c', points: 6, date: '2026-09-10', contribution: '培训方案' };
		const file = fileOf(office, officer.member);
		await state(office, proposeReward(file, fields, contextOf(office)));
		await meet(head, office, officer);
		expect(linesOf(head, officer.member)).toEqual([]);
		const [reward] = fileOf(head, officer.member).rewards;
		if (!reward) throw new Error('a reward was proposed');
		const answer = { reward: reward.id, member: head.member, approves: true, reason: null };
		await state(
			head,
			answerReward(fileOf(head, officer.member), { ...answer, onPaper: false }, contextOf(head))
		);
		await meet(head, office, officer);
		for (const player of [head, office, officer])
			expect(linesOf(player, officer.member)).toEqual(['AL-71c 6']);
	});
});

describe('who sees what', () => {
	it('everybody sees their own score, the office all, others as the policy says', async () => {
		const colleague = entryToObject(
			(
				await stateAll(office, {
					type: 'member.enrolled',
					payload: { unit: publicity, position: 'officer', from: null }
				})
			)[0] ?? ('' as never)
		);
		await meet(head, office, officer);
		const seen = () =>
			[officer.member, colleague, office.member].map((member) =>
				seesScoreOf(officer.workspace, member)
			);
		expect(seen()).toEqual([true, false, false]);
		expect(seesScoreOf(office.workspace, officer.member)).toBe(true);
		for (const [scores, expected] of [
			['department', [true, true, false]],
			['all', [true, true, true]],
			['own', [true, false, false]]
		] as const) {
			const policy = head.workspace.projections.conduct.visibility();
			await state(head, setVisibility(policy, scores, contextOf(head)));
			await meet(head, office, officer);
			expect(seen()).toEqual(expected);
		}
	});

	it('a penalty is shown to whom it concerns, to the office and to whoever decides', async () => {
		await proposed();
		const about = officer.member;
		const seen = [head, office, officer].map(({ workspace }) => seesPenaltyOf(workspace, about));
		expect(seen).toEqual([true, true, true]);
		expect(seesPenaltyOf(officer.workspace, office.member)).toBe(false);
		expect(seesPenaltyOf(officer.workspace, publicity)).toBe(true);
	});

	it('nobody but whoever keeps the rules sets the policy', () => {
		const policy = office.workspace.projections.conduct.visibility();
		expect(setVisibility(policy, 'all', contextOf(office))).toEqual({
			ok: false,
			error: { code: 'not_allowed', capability: 'rulebook.change' }
		});
	});
});

describe('[AL-78] a failed course among three people', () => {
	const failed = { clause: 'AL-78', points: null, degree: null, reason: null, ref: null };
	const becauses = () =>
		[head, office, officer].map(
			({ workspace }) => workspace.scoreBook.score(officer.member)?.ineligibleBecause
		);
	const record = async (date: string) => {
		const file = fileOf(office, officer.member);
		await state(
			office,
			recordRemark(file, { ...failed, date }, contextOf(office), file.remarks[0])
		);
		await meet(head, office, officer);
	};

	it('is recorded by the office, counts in its term alone, and is corrected in sight', async () => {
		await record('2026-09-10');
		expect(becauses()).toEqual([['AL-78'], ['AL-78'], ['AL-78']]);
		expect(linesOf(head, officer.member)).toEqual([]);
		await record('2026-06-30');
		expect(becauses()).toEqual([[], [], []]);
		const [remark] = fileOf(officer, officer.member).remarks;
		expect(remark?.versions.map(({ date }) => date)).toEqual(['2026-09-10', '2026-06-30']);
	});

	it('is taken back by the office with a reason', async () => {
		await record('2026-09-10');
		const file = fileOf(office, officer.member);
		const [head1] = file.remarks[0]?.heads ?? [];
		if (!head1) throw new Error('it was recorded');
		await state(office, withdrawRemark(file, head1.id, '成绩已更正', contextOf(office)));
		await meet(head, office, officer);
		expect(becauses()).toEqual([[], [], []]);
	});

	it('is not for a member to state: not on the page, and not past it', async () => {
		const fields = { ...failed, date: '2026-09-10' };
		const about = office.member;
		const said = recordRemark(fileOf(officer, about), fields, contextOf(officer));
		expect(said).toMatchObject({ ok: false, error: { code: 'not_allowed' } });
		const payload = { about, remark: null, ...fields, supersedes: [] };
		const { workspace } = officer;
		const stated = await workspace.stateAll((say) => say({ type: 'remark.recorded', payload }));
		expect(stated).toEqual({
			ok: false,
			error: { code: 'not_permitted', type: 'remark.recorded' }
		});
		await meet(head, office, officer);
		expect(fileOf(head, about).remarks).toEqual([]);
		expect(head.workspace.scoreBook.score(about)?.ineligibleBecause).toEqual([]);
	});

	it('takes no points and grounds no penalty', () => {
		const file = fileOf(office, officer.member);
		const context = contextOf(office);
		const date = '2026-09-10';
		expect(recordRemark(file, { ...failed, date, points: -1 }, context)).toEqual({
			ok: false,
			error: { code: 'out_of_range', rule: 'AL-78' }
		});
		const penalty = {
			clause: 'AL-78',
			level: null,
			points: null,
			date,
			reason: '挂科',
			causes: []
		};
		expect(proposePenalty(file, penalty, context)).toEqual({
			ok: false,
			error: { code: 'wrong_course', rule: 'AL-78' }
		});
	});
});
