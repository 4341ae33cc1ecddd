import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FactIndex } from '#lib/kernel/facts/index.ts';
import { grades } from './events.ts';
import {
	acknowledged,
	alice,
	bob,
	carol,
	dave,
	DUE,
	graded,
	HOUR,
	made,
	madeWithFiles,
	moved,
	recorded,
	SET,
	set,
	sources,
	taskId,
	withdrawn
} from './history.ts';
import { handInOrder, progressOf } from './queries.ts';
import { taskSubjects, viewTask, type FactOfTask } from './view.ts';

const name = (index: number) => `s${String(index).padStart(2, '0')}-`;
const drawn = fc.record({
	kind: fc.constantFrom(
		'ack',
		'make',
		'makeWithFiles',
		'grade',
		'grade',
		'record',
		'move',
		'withdraw'
	),
	at: fc.constantFrom(SET - HOUR, SET, SET + HOUR, DUE - 1, DUE, DUE + HOUR),
	by: fc.constantFrom('office', 'Alice', 'Bob', 'Carol', 'Dave', 'stranger'),
	member: fc.constantFrom(alice, bob, carol, dave),
	grade: fc.constantFrom(...grades, null),
	/** Which of the facts before it a fact replaces. */
	earlier: fc.array(fc.nat({ max: 30 }), { maxLength: 3 }),
	shift: fc.constantFrom(-HOUR, 0, HOUR)
});
type Drawn = typeof drawn extends fc.Arbitrary<infer Value> ? Value : never;

const factOf = (
	{ kind, at, by, member, grade, earlier, shift }: Drawn,
	index: number
): FactOfTask => {
	const over = index === 0 ? [] : [...new Set(earlier.map((which) => name(which % index)))];
	switch (kind) {
		case 'ack':
			return acknowledged(name(index), at, by);
		case 'make':
			return made(name(index), at, by);
		case 'makeWithFiles':
			return madeWithFiles(name(index), at, by, ['合影.jpg']);
		case 'grade':
			return graded(name(index), at, member, grade, { by, over });
		case 'record':
			return recorded(name(index), at, member, { submittedAt: at + shift }, over);
		case 'move':
			return moved(name(index), at, at + shift, by);
		default:
			return withdrawn(name(index), at, by);
	}
};

/** The task that facts amount to which arrive in this order. */
const arrived = (facts: readonly FactOfTask[]) => {
	const index = new FactIndex<FactOfTask>(taskSubjects);
	for (const fact of facts) index.add(fact);
	return viewTask(index.of(taskId), sources);
};

const histories = fc.array(drawn, { maxLength: 24 }).chain((all) => {
	const facts = [set, ...all.map(factOf)];
	return fc.record({
		facts: fc.constant(facts),
		shuffled: fc.shuffledSubarray(facts, { minLength: facts.length }),
		cut: fc.nat({ max: facts.length })
	});
});

describe('[AL-100] a task', () => {
	it('is the same in whatever order its facts arrive, and however they were parted', () => {
		fc.assert(
			fc.property(histories, ({ facts, shuffled, cut }) => {
				const one = arrived(facts);
				expect(arrived(shuffled)).toEqual(one);
				expect(arrived([...facts.slice(cut), ...facts.slice(0, cut), ...facts])).toEqual(one);
			}),
			{ seed: 20_080_901, numRuns: 400 }
		);
	});

	it('is as before when a correction is added and taken out again', () => {
		fc.assert(
			fc.property(histories, fc.nat(), ({ facts }, which) => {
				const index = new FactIndex<FactOfTask>(taskSubjects);
				for (const fact of facts) index.add(fact);
				const before = viewTask(index.of(taskId), sources);
				const later = factOf(
					{
						kind: 'grade',
						at: DUE + HOUR,
						by: 'office',
						member: alice,
						grade: 'good',
						earlier: [which],
						shift: 0
					},
					facts.length
				);
				index.add(later);
				viewTask(index.of(taskId), sources);
				index.remove(later);
				expect(viewTask(index.of(taskId), sources)).toEqual(before);
			}),
			{ seed: 20_080_902, numRuns: 200 }
		);
	});

	it('counts nobody twice, and everybody who handed in has one place in the order', () => {
		fc.assert(
			fc.property(histories, ({ facts }) => {
				const task = arrived(facts);
				if (!task) return;
				const { all, acknowledged: known, handedIn, graded: done } = progressOf(task);
				expect([all >= known, known >= handedIn, handedIn >= done]).toEqual([true, true, true]);
				const order = handInOrder(task);
				expect(order).toHaveLength(handedIn);
				expect(new Set(order.map(({ member }) => member)).size).toBe(handedIn);
			}),
			{ seed: 20_080_903, numRuns: 200 }
		);
	});
});
