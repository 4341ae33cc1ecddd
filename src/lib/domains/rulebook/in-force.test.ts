import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RulebookFact } from './events.ts';
import { amendmentsOf, decided, proposed } from './history.ts';
import { adoptedAmong, figuresSetFor } from './in-force.ts';

const [autumn, spring, next] = ['2025-09-01', '2026-02-20', '2026-09-01'] as const;

/** The figures set for a term that begins on a day, by key. */
const setFor = (from: string, ...facts: readonly RulebookFact[]) =>
	Object.fromEntries(
		[...figuresSetFor(amendmentsOf(...facts), from)].map(([key, { value }]) => [key, value])
	);

const late = proposed('late', { 'AL-20.late': '-2' }, { from: spring });
const absent = proposed('absent', { 'AL-20.absent': '-4', 'AL-20.late': '-5' }, { from: spring });

describe('the figures that amendments set', () => {
	it('count in terms that begin on the day from which they do or later, never before', () => {
		const facts = [late, decided('yes', 2, 'adopted')];
		expect(setFor(autumn, ...facts)).toEqual({});
		expect(setFor(spring, ...facts)).toEqual({ 'AL-20.late': '-2' });
		expect(setFor(next, ...facts)).toEqual({ 'AL-20.late': '-2' });
	});

	it('are those that were adopted: not the proposed, the rejected, nor the disputed', () => {
		expect(setFor(spring, late)).toEqual({});
		expect(setFor(spring, late, decided('no', 2, 'rejected'))).toEqual({});
		const both = [decided('yes', 2, 'adopted'), decided('no', 3, 'rejected')];
		expect(setFor(spring, late, ...both)).toEqual({});
	});

	it('are, of two amendments of the same figure, those of the one decided last', () => {
		const facts = [late, absent, decided('one', 3, 'adopted')];
		const other = (at: number) => decided('other', at, 'adopted', { of: 'absent' });
		expect(setFor(spring, ...facts, other(4))).toEqual({
			...{ 'AL-20.absent': '-4', 'AL-20.late': '-5' }
		});
		expect(setFor(spring, ...facts, other(2))).toEqual({
			...{ 'AL-20.absent': '-4', 'AL-20.late': '-2' }
		});
		// Decided at the same time: the ids say, here as everywhere.
		expect(setFor(spring, ...facts, other(3))).toEqual({
			...{ 'AL-20.absent': '-4', 'AL-20.late': '-5' }
		});
	});

	it('are those decided last where the earlier decision is for a later term, too', () => {
		const later = proposed('late', { 'AL-20.late': '-2' }, { from: next });
		const facts = [later, absent, decided('one', 3, 'adopted')];
		const other = decided('other', 4, 'adopted', { of: 'absent' });
		expect(setFor(next, ...facts, other)['AL-20.late']).toBe('-5');
		expect(setFor(spring, ...facts, other)['AL-20.late']).toBe('-5');
	});
});

describe('[AL-4] the figures in force, for any history', () => {
	const names = ['a', 'b', 'c', 'd'];
	const amendments = fc.array(
		fc.record({
			key: fc.constantFrom('AL-20.late', 'AL-20.absent', 'AL-26.officer'),
			value: fc.constantFrom('-9', '0', '1', '2', 'many'),
			from: fc.constantFrom(autumn, spring, next),
			by: fc.constantFrom('Alice', 'Bob', 'presidium', 'stranger')
		}),
		{ minLength: 1, maxLength: names.length }
	);
	const decisions = fc.array(
		fc.record({
			of: fc.constantFrom(...names),
			at: fc.integer({ min: 1, max: 6 }),
			outcome: fc.constantFrom('adopted' as const, 'rejected' as const),
			by: fc.constantFrom('presidium', 'minister', 'Alice'),
			over: fc.subarray(['r1', 'r2', 'r3', 'r4'])
		}),
		{ maxLength: 8 }
	);

	it('do not depend on the order in which facts arrive', () => {
		fc.assert(
			fc.property(amendments, decisions, fc.infiniteStream(fc.nat()), (drawn, made, order) => {
				const facts: readonly RulebookFact[] = [
					...drawn.map(({ key, value, from, by }, index) =>
						proposed(names[index] ?? '', { [key]: value }, { from, by })
					),
					...made.map(({ of, at, outcome, by, over }, index) =>
						decided(`r${index + 1}`, at, outcome, { of, by, over })
					)
				];
				const shuffled = facts
					.map((fact) => ({ fact, place: order.next().value ?? 0 }))
					.sort((a, b) => a.place - b.place)
					.map(({ fact }) => fact);
				for (const from of [autumn, spring, next]) {
					expect(setFor(from, ...shuffled)).toEqual(setFor(from, ...facts));
				}
				const ids = (all: readonly RulebookFact[]) =>
					adoptedAmong(amendmentsOf(...all)).map(({ id }) => id);
				expect(ids(shuffled)).toEqual(ids(facts));
			}),
			{ seed: 23, numRuns: 300 }
		);
	});
});
