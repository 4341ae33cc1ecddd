/** The figures that the document fixes; the clauses show them and the evaluators apply them. */
import type { Figure } from '#lib/kernel/rules/index.ts';
import type { NumberKey } from './parameters.ts';

/** Quality of tasks (AL-33), activities (AL-44) and notes (AL-50). */
export const gradePoints = { excellent: 2, good: 1, average: 0, poor: -2 } as const;
/** No notes although they were owed (AL-51). */
export const noNotesPoints = -3;
/** What a member did for an activity (AL-40 to AL-42); each adopted idea counts. */
export const activityPoints = { outstanding: 2, idea: 1, novel: 2, adopted: 2 } as const;

/** What follows from a ground for penalties, from the mildest to the gravest. */
export const levels = ['warning', 'demerit', 'withdraw'] as const;
export type Level = (typeof levels)[number];

/** How many events of a clause reach each level; a level that is missing is never reached. */
export type Thresholds = Readonly<Partial<Record<Level, number>>>;

/** The grounds that are counted, all events of a clause alike. */
export const thresholds = {
	'AL-80': { warning: 3, demerit: 4, withdraw: 5 },
	'AL-81': { warning: 2, demerit: 3, withdraw: 4 },
	'AL-82': { warning: 3, demerit: 4, withdraw: 5 },
	'AL-83': { warning: 1, demerit: 2, withdraw: 3 },
	'AL-84': { warning: 1, demerit: 2, withdraw: 3 },
	'AL-85': { demerit: 1 },
	'AL-86': { demerit: 2, withdraw: 3 },
	'AL-89': { withdraw: 1 }
} as const satisfies Readonly<Record<string, Thresholds>>;

/** AL-87: a minor case is a demerit, a grave one withdrawal. */
export const propertyThresholds = { minor: { demerit: 1 }, grave: { withdraw: 1 } } as const;
/** AL-88: the first mistake of any degree is a demerit, the third grave one withdrawal. */
export const mistakeThresholds = { any: { demerit: 1 }, grave: { withdraw: 3 } } as const;
/** AL-85 for whoever had it in the term before (AL-D11). */
export const repeatedThresholds = { withdraw: 1 } as const;
/** Lates and absences that together make a member ineligible for awards (AL-78, AL-D12). */
export const ineligibleFrom = 3;

/** Figures set by parameters: the label is the key's second half. */
export const setBy = (...keys: readonly NumberKey[]): readonly Figure[] =>
	keys.map((key) => ({ type: 'parameter', label: key.slice(key.indexOf('.') + 1), key }));

/** Figures that the source fixes, by label. */
export const fixed = (points: Readonly<Record<string, number>>): readonly Figure[] =>
	Object.entries(points).map(([label, figure]) => ({ type: 'fixed', label, points: figure }));

/** A figure that whoever decides sets, both ends included. */
export const between = (least: number, most: number): readonly Figure[] => [
	{ type: 'range', label: 'decided', least, most }
];

/** How often something has to happen, by what follows from it. */
export const after = (counts: Readonly<Record<string, number>>): readonly Figure[] =>
	Object.entries(counts).map(([label, count]) => ({ type: 'count', label, count }));
