import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fact } from '#lib/kernel/facts/index.ts';
import { entryId, objectId, personId } from '#lib/kernel/facts/testing.ts';
import { membersSpace, type DeviceId } from '#lib/kernel/identity/index.ts';
import { Projections } from '../projections/index.ts';
import { Figures } from '../scores/index.ts';

const starts = ['2025-09-01', '2026-02-20', '2026-09-01'] as const;
const names = ['a', 'b', 'c', 'd'] as const;

const stated = (name: string, at: number, type: string, payload: object): Fact => ({
	...{ id: entryId(name), type, space: membersSpace, by: personId('minister') },
	...{ device: 'device' as DeviceId, at, receivedAt: at, payload }
});

/** Amendments of two figures, and decisions about them that may know of each other. */
const histories = fc
	.tuple(
		fc.array(
			fc.record({
				key: fc.constantFrom('AL-20.late', 'AL-25.minutes'),
				value: fc.constantFrom('1', '2', '3', '20'),
				from: fc.constantFrom(...starts)
			}),
			{ minLength: names.length, maxLength: names.length }
		),
		fc.array(
			fc.record({
				of: fc.constantFrom(...names),
				at: fc.integer({ min: 2, max: 5 }),
				outcome: fc.constantFrom('adopted', 'adopted', 'rejected'),
				over: fc.subarray(['r1', 'r2', 'r3'])
			}),
			{ minLength: 1, maxLength: 8 }
		)
	)
	.map(([proposals, decisions]) => [
		...proposals.map(({ key, value, from }, index) =>
			stated(names[index] ?? '', 1, 'amendment.proposed', {
				...{ figures: [{ key, value }], from, reason: null }
			})
		),
		...decisions.map(({ of, at, outcome, over }, index) =>
			stated(`r${index + 1}`, at, 'amendment.decided', {
				...{ amendment: objectId(of), outcome, reason: null },
				supersedes: over.map(entryId)
			})
		)
	]);

const device = () => {
	const timezone = () => 'Asia/Shanghai';
	const projections = new Projections({ had: () => true, timezone, lateMinutes: () => 10 });
	const figures = new Figures({ projections, timezone, closedWith: () => undefined });
	const read = () => starts.map((from) => figures.of({ from, to: from }));
	return { projections, read };
};

describe('[AL-4] the figures in force on a device', () => {
	it('do not depend on when facts arrive, are taken out and come again, nor on who looks between', () => {
		fc.assert(
			fc.property(
				histories.chain((facts) =>
					fc.tuple(
						fc.constant(facts),
						fc.shuffledSubarray(facts, { minLength: facts.length }),
						fc.subarray(facts)
					)
				),
				([facts, shuffled, gone]) => {
					const [one, other] = [device(), device()];
					for (const fact of facts) one.projections.add(fact);
					for (const fact of shuffled) {
						other.projections.add(fact);
						other.read();
					}
					for (const fact of gone) other.projections.remove(fact);
					other.read();
					for (const fact of gone.toReversed()) other.projections.add(fact);
					expect(other.read()).toEqual(one.read());
				}
			),
			{ seed: 23, numRuns: 200 }
		);
	});
});
