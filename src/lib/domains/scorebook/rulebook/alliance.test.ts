import { expect, test } from 'vitest';
import { rulebookFaults } from '#lib/kernel/rules/index.ts';
import { alliance, evaluators } from '../index.ts';

test('every name in the alliance’s rulebook is defined once, and every evaluator exists', () => {
	expect(rulebookFaults(alliance, new Set(Object.keys(evaluators)))).toEqual([]);
});

test('every parameter but the switches and limits is the figure of a clause', () => {
	const figures = alliance.clauses.flatMap(({ figures: own }) =>
		own.flatMap((figure) => (figure.type === 'parameter' ? [figure.key] : []))
	);
	const others = alliance.parameters.map(({ key }) => key).filter((key) => !figures.includes(key));
	expect(others.filter((key) => key < 'AL-3')).toEqual([
		'AL-24.period',
		'AL-25.minutes',
		'AL-26.officer',
		'AL-26.cadre',
		'AL-26.effect'
	]);
});

test('every clause and decision is worded in three languages, each its own', () => {
	for (const { id, wording } of [...alliance.clauses, ...alliance.decisions]) {
		const texts = Object.values(wording);
		expect(
			texts.filter((text) => text.trim() === ''),
			id
		).toEqual([]);
		expect(wording.en, id).toMatch(/^[\x20-\x7e–—−’“”]+$/);
	}
});
