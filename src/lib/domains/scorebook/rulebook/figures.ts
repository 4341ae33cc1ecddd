import type { Figure } from '#lib/kernel/rules/index.ts';
import type { NumberKey } from './parameters.ts';

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
