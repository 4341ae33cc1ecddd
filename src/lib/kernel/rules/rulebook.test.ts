import { expect, test } from 'vitest';
import { type Clause, type Rulebook, rulebookFaults } from './index.ts';

const words = { 'zh-Hans': '一', 'zh-Hant': '一', en: 'one' };
const clause: Clause = {
	id: 'X-1',
	article: '1',
	wording: words,
	figures: [
		{ type: 'parameter', label: 'points', key: 'X-1.points' },
		{ type: 'fixed', label: 'good', points: 1 }
	],
	decisions: ['X-D1'],
	evaluator: 'counting'
};
const rulebook: Rulebook = {
	id: 'x',
	version: '1',
	base: 0,
	parameters: [{ key: 'X-1.points', kind: 'whole', default: 1 }],
	clauses: [clause],
	decisions: [{ id: 'X-D1', wording: words }]
};
const evaluators = new Set(['counting']);

test('a rulebook whose names are all defined has no faults', () => {
	expect(rulebookFaults(rulebook, evaluators)).toEqual([]);
});

test('a name that stands twice is a fault', () => {
	expect(rulebookFaults({ ...rulebook, clauses: [clause, clause] }, evaluators)).toEqual([
		{ code: 'repeated', name: 'X-1' }
	]);
});

test('a name that stands for nothing is a fault', () => {
	expect(rulebookFaults({ ...rulebook, parameters: [] }, evaluators)).toEqual([
		{ code: 'unknown_parameter', name: 'X-1.points' }
	]);
	expect(rulebookFaults({ ...rulebook, decisions: [] }, evaluators)).toEqual([
		{ code: 'unknown_decision', name: 'X-D1' }
	]);
	expect(rulebookFaults(rulebook, new Set())).toEqual([
		{ code: 'unknown_evaluator', name: 'counting' }
	]);
});
