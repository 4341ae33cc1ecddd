import type { Parameter, ValuesOf } from '#lib/kernel/rules/index.ts';

const whole = <const Key extends string>(key: Key, value: number) =>
	({ key, kind: 'whole', default: value }) as const;
/** Counts of people, minutes or times cannot be negative; a set has at least one. */
const count = <const Key extends string>(key: Key, value: number, least: number) =>
	({ key, kind: 'whole', default: value, least }) as const;
const choice = <const Key extends string>(key: Key, values: readonly [string, ...string[]]) =>
	({ key, kind: 'choice', default: values[0], values }) as const;

/** What an alliance may set, in the order of its rulebook; points are whole numbers. */
export const allianceParameters = [
	whole('AL-20.late', -1),
	whole('AL-20.absent', -3),
	whole('AL-20.left_early', -1),
	whole('AL-20.leave', -1),
	whole('AL-21.late', -2),
	whole('AL-21.absent', -5),
	whole('AL-21.left_early', -2),
	whole('AL-21.leave', -2),
	whole('AL-22.late', -2),
	whole('AL-22.absent', -8),
	whole('AL-23.late', -1),
	whole('AL-23.absent', -5),
	whole('AL-24.points', 3),
	choice('AL-24.period', ['month', 'term']),
	count('AL-25.minutes', 10, 0),
	count('AL-26.officer', 3, 1),
	count('AL-26.cadre', 2, 1),
	choice('AL-26.effect', ['replace', 'add']),
	whole('AL-30.first', 2),
	whole('AL-30.others', 1),
	whole('AL-31.points', -1),
	whole('AL-32.acknowledged', -3),
	whole('AL-32.silent', -1),
	whole('AL-43.points', 1),
	whole('AL-43.cap', 5),
	{ key: 'AL-85.previous_term', kind: 'ids', default: '' }
] as const satisfies readonly Parameter[];

/** The value in force for every parameter of the alliance's rulebook. */
export type AllianceValues = ValuesOf<typeof allianceParameters>;
/** The parameters that hold a number. */
export type NumberKey = {
	[Key in keyof AllianceValues]: AllianceValues[Key] extends number ? Key : never;
}[keyof AllianceValues];
