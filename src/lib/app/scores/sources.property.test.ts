import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fact } from '#lib/kernel/facts/index.ts';
import {
	entryToObject,
	membersSpace,
	type DeviceId,
	type EntryId,
	type ObjectId,
	type PersonId
} from '#lib/kernel/identity/index.ts';
import { Projections } from '../projections/index.ts';
import { builtInFigures } from './figures.ts';
import { ScoreBook } from './index.ts';

const NOW = Date.UTC(2026, 9, 20, 4);
const idOf = (name: string) => name.padEnd(43, '0') as EntryId;
const objectOf = (name: string): ObjectId => entryToObject(idOf(name));
const office = 'office'.padEnd(43, '0') as PersonId;

const fact = (name: string, type: string, payload: object, at = NOW - 1_000): Fact => ({
	id: idOf(name),
	...{ type, payload, at, receivedAt: at, space: membersSpace },
	by: office,
	device: 'device' as DeviceId
});

const publicity = objectOf('unit');
const people = ['alice', 'bob', 'carol'] as const;
const member = fc.constantFrom(...people.map(objectOf));
const starts = [1, 2, 3].map((week) => Date.UTC(2026, 8, 7 * week, 11));

/** A department with two officers and a cadre, three meetings of it, and an activity that was held. */
const ground: readonly Fact[] = [
	fact('unit', 'unit.created', { name: '宣传部', parent: null }, 1),
	...people.map((name, i) =>
		fact(
			name,
			'member.enrolled',
			{ unit: publicity, position: i === 2 ? 'cadre' : 'officer', from: null },
			2
		)
	),
	fact('term', 'term.opened', {
		...{ title: '秋季', from: '2026-09-01', to: '2027-01-15', timezone: 'Asia/Shanghai' }
	}),
	...starts.map((start, i) =>
		fact(`meeting${i}`, 'meeting.called', {
			...{ title: `例会 ${i}`, kind: 'routine', stars: null, unit: publicity, place: '' },
			...{ start, end: start + 3_600_000, agenda: [], host: null, recorders: [] },
			...{ timekeeper: null, noteDuty: 'all', expected: 'unit', ref: null }
		})
	),
	fact('activity', 'activity.proposed', {
		...{ title: '短剧', idea: '', unit: publicity, heldOn: '2026-09-20', ref: 'sheet1' }
	})
];

const statements = fc.record({
	kind: fc.constantFrom(
		...(['attendance', 'attendance', 'notes', 'notes', 'remark', 'unit', 'propose'] as const),
		...([
			'decide',
			'decide',
			'appeal',
			'outcome',
			'reward',
			'approve',
			'withdraw',
			'move'
		] as const),
		...(['part', 'part', 'grade'] as const)
	),
	member,
	meeting: fc.nat(2),
	earlier: fc.nat(60),
	yes: fc.boolean(),
	at: fc.integer({ min: 0, max: 20 })
});
type Drawn = typeof statements extends fc.Arbitrary<infer Value> ? Value : never;

const factOf = (all: readonly Drawn[], index: number, drawn: Drawn): Fact => {
	const { kind, yes } = drawn;
	const before = (wanted: Drawn['kind']) =>
		all.flatMap((each, i) => (i < index && each.kind === wanted ? [i] : []));
	const pick = (wanted: Drawn['kind']) => {
		const found = before(wanted);
		const i = found[drawn.earlier % Math.max(found.length, 1)] ?? 0;
		return { name: `s${i}-`, about: all[i]?.member ?? drawn.member };
	};
	const meeting = objectOf(`meeting${drawn.meeting}`);
	const about = drawn.member;
	const date = yes ? '2026-09-10' : '2026-10-12';
	const reason = '核对';
	const measure = { level: null, points: yes ? -2 : -4 };
	const [remark, penalty, reward] = [pick('remark'), pick('propose'), pick('reward')];
	const ofPenalty = { about: penalty.about, penalty: objectOf(penalty.name) };
	const activity = objectOf('activity');
	const said = yes ? [] : before(kind).map((i) => idOf(`s${i}-`));
	const texts: Readonly<Record<Drawn['kind'], readonly [string, object]>> = {
		attendance: [
			'attendance.recorded',
			{
				...{ meeting, member: about, status: yes ? 'late' : 'absent', arrivedAt: null },
				...{ leftAt: null, reasonAccepted: false, how: 'import', reason: null, supersedes: [] }
			}
		],
		notes: [
			'notes.graded',
			{ meeting, member: about, grade: yes ? 'good' : 'none', supersedes: [] }
		],
		remark: [
			'remark.recorded',
			{
				...{ about, remark: null, clause: yes ? 'AL-61' : 'AL-83', date, points: yes ? -1 : null },
				...{ degree: null, reason: null, ref: null, supersedes: [] }
			}
		],
		unit: [
			'remark.recorded',
			{
				...{ about: publicity, remark: null, clause: yes ? 'AL-45' : 'AL-60', date },
				...{ points: yes ? 2 : -1, degree: null, reason: null, ref: null, supersedes: [] }
			}
		],
		withdraw: ['remark.withdrawn', { about: remark.about, version: idOf(remark.name), reason }],
		propose: ['penalty.proposed', { about, clause: 'AL-76', ...measure, date, reason, causes: [] }],
		decide: [
			'penalty.decided',
			{ ...ofPenalty, outcome: 'imposed', ...measure, reason, supersedes: [] }
		],
		appeal: ['penalty.appealed', { ...ofPenalty, text: null, onPaper: true }],
		outcome: [
			'appeal.decided',
			{ ...ofPenalty, outcome: yes ? 'lifted' : 'changed', ...measure, reason, supersedes: [] }
		],
		reward: ['reward.proposed', { about, clause: 'AL-71c', points: 5, date, contribution: '方案' }],
		approve: [
			'reward.answered',
			{
				...{ about: reward.about, reward: objectOf(reward.name), member: objectOf('carol') },
				...{ approves: true, reason: null, onPaper: true }
			}
		],
		part: [
			'participation.recorded',
			{
				...{ activity, member: about, tookPart: yes, outstanding: !yes, reason: null },
				...{ proposal: yes ? ['idea'] : ['novel'], adopted: drawn.meeting, supersedes: said }
			}
		],
		grade: [
			'activity.graded',
			{ activity, grade: yes ? 'good' : 'poor', reason: null, supersedes: said }
		],
		move: [
			'member.moved',
			{ member: about, unit: yes ? publicity : null, position: 'cadre', from: '2026-10-01' }
		]
	};
	const [type, payload] = texts[kind];
	return fact(`s${index}-`, type, payload, NOW - 100 + drawn.at);
};

const histories = fc
	.array(statements, { minLength: 15, maxLength: 30 })
	.map((drawn) => drawn.map((each, index) => factOf(drawn, index, each)));

/** A device that holds nothing yet. */
const device = () => {
	const projections = new Projections({
		had: () => true,
		timezone: () => 'Asia/Shanghai',
		lateMinutes: () => 10
	});
	const sources = { projections, timezone: () => 'Asia/Shanghai', now: () => NOW };
	const book = new ScoreBook(sources, () => builtInFigures);
	return { projections, book };
};
const scoresOf = (facts: readonly Fact[]) => {
	const { projections, book } = device();
	for (const each of facts) projections.add(each);
	return book.scores();
};

const check = (seed: number, property: (history: readonly Fact[], at: number) => void) => {
	fc.assert(fc.property(histories, fc.nat(29), property), { seed, numRuns: 40 });
};

describe('for any history of facts that score', () => {
	it('[AL-4] a book that was asked after every fact says what one says that hears them all at once', () => {
		let lines = 0;
		const clauses = new Set<string>();
		check(11, (history) => {
			const { projections, book } = device();
			for (const each of [...ground, ...history]) {
				projections.add(each);
				book.scores();
			}
			const cold = scoresOf([...ground, ...history]);
			expect(book.scores()).toEqual(cold);
			lines += cold.reduce((sum, score) => sum + score.lines.length, 0);
			for (const score of cold) for (const { clause } of score.lines) clauses.add(clause);
		});
		expect(lines).toBeGreaterThan(300);
		const ofActivities = ['AL-40', 'AL-41', 'AL-42', 'AL-43', 'AL-44'];
		expect([...clauses]).toEqual(expect.arrayContaining(ofActivities));
	});

	it('[AL-4] neither the order of arrival nor a time apart changes a score', () => {
		check(12, (history, at) => {
			const all = [...ground, ...history];
			const parted = [...history.slice(at).toReversed(), ...ground, ...history.slice(0, at)];
			expect(scoresOf(parted)).toEqual(scoresOf(all));
			expect(scoresOf(all.toReversed())).toEqual(scoresOf(all));
		});
	});

	it('[AL-4] a fact that stops counting takes its lines along, and brings them back', () => {
		check(13, (history, at) => {
			const gone = history.slice(at % history.length).slice(0, 3);
			const { projections, book } = device();
			for (const each of [...ground, ...history]) projections.add(each);
			const whole = book.scores();
			for (const each of gone) projections.remove(each);
			const rest = history.filter((each) => !gone.includes(each));
			expect(book.scores()).toEqual(scoresOf([...ground, ...rest]));
			for (const each of gone) projections.add(each);
			expect(book.scores()).toEqual(whole);
		});
	});

	it('[AL-45] the lines of each member add up from 70', () => {
		check(14, (history) => {
			for (const { score, lines } of scoresOf([...ground, ...history]))
				expect(lines.reduce((sum, { points }) => sum + points, 70)).toBe(score);
		});
	});
});
