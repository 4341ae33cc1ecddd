/** Figures that sheets state for their term, as the rulebook of the workspace may be amended by. */
import { isFigure, type StatedFigure } from '#lib/domains/rulebook/index.ts';
import { allianceParameters, type ScoreInput } from '#lib/domains/scorebook/index.ts';
import { entryToObject } from '#lib/kernel/identity/index.ts';
import { parseParameter } from '#lib/kernel/rules/index.ts';
import type { Say } from '../log/index.ts';
import type { Workspace } from '../session/index.ts';
import type { Rows } from '../sheets/index.ts';

/** What the sheet of settings says about figures. */
export interface SheetFigures {
	/** How many it states that are in force in its term anyhow. */
	readonly known: number;
	/** Those that are not. */
	readonly differing: readonly StatedFigure[];
	/**
	 * The day from which they can be adopted; null where this person may not, where the sheets do not say
	 * when their term begins, where that term is closed, or where a later one has been opened, in which
	 * they would count, too.
	 */
	readonly from: string | null;
}

/** The figures that checked sheets state; what they leave out says nothing. */
export const figuresIn = (
	rows: Rows,
	{ from, to }: ScoreInput['term'],
	workspace: Workspace
): SheetFigures => {
	const { settlements, projections, scoreBook } = workspace;
	const { terms } = projections.organisation();
	const start = from ?? scoreBook.start;
	const inForce = new Map<string, number | string>(
		Object.entries(settlements.figures.of({ from: start, to: to ?? start }))
	);
	const stated = allianceParameters.filter(isFigure).flatMap((parameter) => {
		const cells = rows.settings.find((row) => row.cells['key'] === parameter.key)?.cells;
		const text = cells?.['value'] ?? '';
		const parsed = parseParameter(parameter, text);
		return text === '' || !parsed.ok ? [] : [{ key: parameter.key, value: parsed.value }];
	});
	const differing = stated.filter(({ key, value }) => inForce.get(key) !== value);
	const isOpen =
		from !== null &&
		terms.every((term) => term.from <= from) &&
		settlements.seals.every((seal) => seal.to < from);
	return {
		known: stated.length - differing.length,
		differing: differing.map(({ key, value }) => ({ key, value: String(value) })),
		from: isOpen && workspace.speaker().can('rulebook.change') ? from : null
	};
};

/** Proposes and adopts what differs, where it can be; answers how many figures that were. */
export const takeFigures = (say: Say, { differing, from }: SheetFigures): number => {
	if (differing.length === 0 || from === null) return 0;
	const payload = { figures: [...differing], from, reason: null };
	const amendment = entryToObject(say({ type: 'amendment.proposed', payload }));
	const decision = { amendment, outcome: 'adopted', reason: null, supersedes: [] };
	say({ type: 'amendment.decided', payload: decision });
	return differing.length;
};
