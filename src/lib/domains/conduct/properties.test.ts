import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FactIndex } from '#lib/kernel/facts/index.ts';
import { entryToObject, type EntryId } from '#lib/kernel/identity/index.ts';
import { conductSubjects, type ConductFact } from './events.ts';
import {
	alice,
	cadres,
	carol,
	dave,
	entryId,
	erin,
	meeting,
	sources,
	stated,
	TODAY
} from './history.ts';
import { viewNotes } from './notes.ts';
import { scoringEntries } from './queries.ts';
import { viewConduct } from './view.ts';

const name = (index: number) => `s${String(index).padStart(2, '0')}-`;
const kinds = [
	...(['remark', 'correct', 'withdraw', 'propose', 'propose', 'answer', 'decide'] as const),
	...(['decide', 'appeal', 'outcome', 'reward', 'approve', 'approve', 'approve'] as const),
	...(['grade', 'ungrade'] as const)
];
type Kind = (typeof kinds)[number];

/** Who may usually say it, so that histories get far enough to be about something. */
const usual: Readonly<Partial<Record<Kind, string>>> = {
	answer: 'Alice',
	decide: 'Erin',
	appeal: 'Alice',
	outcome: 'Dave'
};
/** What a statement of this kind refers to. */
const about: Readonly<Partial<Record<Kind, readonly Kind[]>>> = {
	correct: ['remark'],
	withdraw: ['remark', 'correct'],
	answer: ['propose'],
	decide: ['propose'],
	appeal: ['propose'],
	outcome: ['propose'],
	approve: ['reward'],
	ungrade: ['grade']
};

const statements = fc.record({
	kind: fc.constantFrom(...kinds),
	at: fc.integer({ min: 0, max: 9 }),
	by: fc.constantFrom(null, null, null, 'office', 'Erin', 'Dave', 'Carol', 'Alice', 'stranger'),
	/** Which of the fitting facts before it a fact refers to; the others it replaces. */
	earlier: fc.array(fc.nat({ max: 50 }), { minLength: 1, maxLength: 3 }),
	points: fc.constantFrom(-5, -3, -2, -1),
	yes: fc.boolean(),
	member: fc.constantFrom(carol, dave, erin)
});

type Drawn = typeof statements extends fc.Arbitrary<infer Value> ? Value : never;

/** A drawn statement with what it refers to. */
type Referring = Omit<Drawn, 'earlier' | 'by'> & {
	readonly id: string;
	readonly by: string;
	readonly target: EntryId;
	readonly supersedes: EntryId[];
};

const names = new Map([
	[carol, 'Carol'],
	[dave, 'Dave'],
	[erin, 'Erin']
]);
const reason = '核对';
const remarkOf = ({ points, yes }: Referring) => ({
	...{ about: alice, clause: 'AL-61', date: TODAY, points: -1, degree: null },
	...{ reason: null, ref: yes ? `e${points}` : null }
});
const decisionOf = ({ target, points, supersedes }: Referring) => ({
	...{ about: alice, penalty: entryToObject(target), level: null, points, reason, supersedes }
});

const makers: Readonly<Record<Kind, (drawn: Referring) => ConductFact>> = {
	remark: (drawn) =>
		stated(
			drawn.id,
			drawn.at,
			'remark.recorded',
			{ ...remarkOf(drawn), remark: null, supersedes: [] },
			drawn.by
		),
	correct: (drawn) => {
		const { id, at, by, yes, target, supersedes } = drawn;
		const other = { date: yes ? TODAY : '2026-02-27', ref: null, remark: entryToObject(target) };
		const payload = { ...remarkOf(drawn), ...other, supersedes: [target, ...supersedes] };
		return stated(id, at, 'remark.recorded', payload, by);
	},
	withdraw: ({ id, at, by, target: version }) =>
		stated(id, at, 'remark.withdrawn', { about: alice, version, reason }, by),
	propose: ({ id, at, by, yes, points }) => {
		const measure = { clause: yes ? 'AL-76' : 'AL-75', level: null, points, date: TODAY };
		return stated(id, at, 'penalty.proposed', { about: alice, ...measure, reason, causes: [] }, by);
	},
	answer: ({ id, at, by, target }) => {
		const payload = { about: alice, penalty: entryToObject(target), text: '检讨' };
		const kind = 'self_criticism';
		return stated(id, at, 'penalty.answered', { ...payload, kind, onPaper: by === 'office' }, by);
	},
	decide: (drawn) => {
		const outcome = drawn.yes ? 'imposed' : 'rejected';
		const payload = { ...decisionOf(drawn), outcome } as const;
		return stated(drawn.id, drawn.at, 'penalty.decided', payload, drawn.by);
	},
	appeal: ({ id, at, by, target }) => {
		const payload = { about: alice, penalty: entryToObject(target), text: '申诉', onPaper: false };
		return stated(id, at, 'penalty.appealed', payload, by);
	},
	outcome: (drawn) => {
		const outcome = drawn.yes ? 'changed' : 'lifted';
		const payload = { ...decisionOf(drawn), outcome } as const;
		return stated(drawn.id, drawn.at, 'appeal.decided', payload, drawn.by);
	},
	reward: ({ id, at, by }) => {
		const payload = { about: alice, clause: 'AL-71c', points: 5, date: TODAY };
		return stated(id, at, 'reward.proposed', { ...payload, contribution: '方案' }, by);
	},
	approve: ({ id, at, member, target, yes, points }) => {
		const reward = entryToObject(target);
		const said = { approves: yes || points > -5, reason: null, onPaper: false };
		const payload = { about: alice, reward, member, ...said };
		return stated(id, at, 'reward.answered', payload, names.get(member));
	},
	grade: ({ id, at, by, member, yes, supersedes }) => {
		const payload = { meeting, member, grade: yes ? 'good' : 'none', supersedes } as const;
		return stated(id, at, 'notes.graded', payload, by);
	},
	ungrade: ({ id, at, by, target: grading }) =>
		stated(id, at, 'notes.withdrawn', { meeting, grading, reason }, by)
};

const factOf = (all: readonly Drawn[], index: number, drawn: Drawn): ConductFact => {
	const fitting = all.flatMap(({ kind }, i) =>
		i < index && (about[drawn.kind] ?? [kind]).includes(kind) ? [entryId(name(i))] : []
	);
	const ids = [...new Set(drawn.earlier.flatMap((which) => fitting[which % fitting.length] ?? []))];
	const [target = entryId('nothing'), ...supersedes] = ids;
	const by = drawn.by ?? usual[drawn.kind] ?? 'office';
	return makers[drawn.kind]({ ...drawn, id: name(index), by, target, supersedes });
};

const histories = fc
	.array(statements, { minLength: 25, maxLength: 50 })
	.map((drawn) => drawn.map((each, index) => factOf(drawn, index, each)));

/** What everybody sees who holds these facts, in whatever order they came. */
const seen = (arrivals: readonly ConductFact[], removed: readonly ConductFact[] = []) => {
	const index = new FactIndex<ConductFact>(conductSubjects);
	for (const fact of arrivals) index.add(fact);
	for (const fact of removed) index.remove(fact);
	const file = viewConduct(alice, index.of(alice), sources);
	return {
		file,
		notes: viewNotes(meeting, index.of(meeting), sources),
		entries: scoringEntries(file, () => cadres)
	};
};

const check = (seed: number, property: (history: readonly ConductFact[], at: number) => void) => {
	fc.assert(fc.property(histories, fc.nat(49), property), { seed, numRuns: 200 });
};

describe('for any history of conduct', () => {
	it('[AL-4] what is seen does not depend on the order of arrival', () => {
		check(1, (history, at) => {
			const cut = [...history.slice(at), ...history.slice(0, at)];
			expect(seen(cut)).toEqual(seen(history));
			expect(seen(history.toReversed())).toEqual(seen(history));
		});
	});

	it('[AL-4] two devices that were apart see the same once they have met', () => {
		check(2, (history, at) => {
			const [mine, theirs] = [history.slice(0, at), history.slice(at)];
			expect(seen([...mine, ...theirs, ...mine])).toEqual(seen([...theirs, ...mine]));
		});
	});

	it('[AL-4] a fact that stops counting leaves what would be without it, and comes back whole', () => {
		check(3, (history, at) => {
			const gone = history.slice(at, at + 1);
			const rest = history.filter((fact) => !gone.includes(fact));
			expect(seen(history, gone)).toEqual(seen(rest));
			expect(seen([...rest, ...gone])).toEqual(seen(history));
		});
	});

	it('[AL-75] a penalty scores only what somebody with the right to has decided', () => {
		let count = 0;
		check(4, (history) => {
			const byId = new Map<EntryId, ConductFact>(history.map((fact) => [fact.id, fact]));
			for (const { stated: by, ruling, points } of seen(history).entries) {
				if (!ruling) continue;
				count++;
				const fact = byId.get(by.id);
				expect(['penalty.decided', 'appeal.decided']).toContain(fact?.type);
				expect(fact && sources.authorOf(fact).can('penalty.decide')).toBe(true);
				expect(points === 0 || (points !== null && points >= -10 && points <= -2)).toBe(true);
			}
		});
		expect(count).toBeGreaterThan(10);
	});

	it('[AL-D10] a reward scores only where every cadre has approved and none refused', () => {
		let count = 0;
		check(5, (history) => {
			const { file, entries } = seen(history);
			for (const { of } of entries.filter(({ clause }) => clause === 'AL-71c')) {
				count++;
				const answers = file.rewards.find(({ id }) => id === of)?.answers ?? [];
				expect(answers.every(({ approves }) => approves)).toBe(true);
				expect(new Set(answers.map(({ member }) => member))).toEqual(new Set(cadres));
			}
		});
		expect(count).toBeGreaterThan(20);
	});
});
