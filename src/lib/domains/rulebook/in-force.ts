import type { Amendment, Decision, StatedFigure } from './amendment.ts';

/** An amendment that has been adopted. */
export interface Adopted extends Amendment {
	readonly decision: Decision;
}

const isAdopted = (amendment: Amendment): amendment is Adopted => amendment.state === 'adopted';

/** What has been adopted, in the order of the decisions: by claimed time, then id. */
export const adoptedAmong = (amendments: readonly Amendment[]): readonly Adopted[] =>
	amendments
		.filter(isAdopted)
		.sort((a, b) => a.decision.at - b.decision.at || (a.decision.id < b.decision.id ? -1 : 1));

/** A figure that an amendment has set. */
export interface SetFigure extends StatedFigure {
	readonly by: Adopted;
}

/**
 * The figures that amendments set for a term that begins on `from`, by key. Of two amendments that set
 * the same figure the one decided last counts, whichever of them names the earlier term.
 */
export const figuresSetFor = (
	amendments: readonly Amendment[],
	from: string
): ReadonlyMap<string, SetFigure> =>
	new Map(
		adoptedAmong(amendments)
			.filter((amendment) => amendment.from <= from)
			.flatMap((by) => by.figures.map(({ key, value }) => [key, { key, value, by }]))
	);
