import type { Parameter } from './parameters.ts';

/** One text in the three languages, each written by hand. */
export type Wording = Readonly<Record<'zh-Hans' | 'zh-Hant' | 'en', string>>;

/**
 * One figure of a clause: points set by a parameter, fixed, or given within a range by whoever
 * decides; or how often something has to happen before `label` follows.
 * `label` names the case (`late`, `excellent`); pages look its word up.
 */
export type Figure =
	| { readonly type: 'parameter'; readonly label: string; readonly key: string }
	| { readonly type: 'fixed'; readonly label: string; readonly points: number }
	| {
			readonly type: 'range';
			readonly label: string;
			readonly least: number;
			readonly most: number;
	  }
	| { readonly type: 'count'; readonly label: string; readonly count: number };

/** A clause: where it is written, its words, its figures, and the evaluator that applies it. */
export type Clause = {
	readonly id: string;
	/** The place in the source, as `5.1(1)` for article 5, heading 1, item 1. */
	readonly article: string;
	readonly wording: Wording;
	readonly figures: readonly Figure[];
	/** Ids of the decisions that say how the clause is read. */
	readonly decisions: readonly string[];
	readonly evaluator: string;
};

/** How a clause is read where its source leaves it open. */
export type Decision = { readonly id: string; readonly wording: Wording };

/** Rules as data: whatever counts points names the rulebook's id and version. */
export type Rulebook = {
	readonly id: string;
	readonly version: string;
	/** What a ledger without lines adds up to. */
	readonly base: number;
	readonly parameters: readonly Parameter[];
	readonly clauses: readonly Clause[];
	readonly decisions: readonly Decision[];
};

/** What is wrong with a rulebook's data: a name that stands for nothing, or stands twice. */
export type RulebookFault = {
	readonly code: 'repeated' | 'unknown_parameter' | 'unknown_decision' | 'unknown_evaluator';
	readonly name: string;
};

const repeated = (names: readonly string[]): readonly RulebookFault[] =>
	names.filter((name, i) => names.indexOf(name) !== i).map((name) => ({ code: 'repeated', name }));

/** Checks that every name used in `rulebook` is defined, once. */
export const rulebookFaults = (
	rulebook: Rulebook,
	evaluators: ReadonlySet<string>
): readonly RulebookFault[] => {
	const keys = rulebook.parameters.map((parameter) => parameter.key);
	const decisions = rulebook.decisions.map((decision) => decision.id);
	const missing = (
		code: RulebookFault['code'],
		names: readonly string[],
		known: readonly string[]
	) => names.filter((name) => !known.includes(name)).map((name) => ({ code, name }));
	const { clauses } = rulebook;
	const figureKeys = clauses.flatMap((clause) =>
		clause.figures.flatMap((figure) => (figure.type === 'parameter' ? [figure.key] : []))
	);
	return [
		...repeated([...keys, ...decisions, ...clauses.map((clause) => clause.id)]),
		...missing('unknown_parameter', figureKeys, keys),
		...missing(
			'unknown_decision',
			clauses.flatMap((clause) => clause.decisions),
			decisions
		),
		...missing(
			'unknown_evaluator',
			clauses.map((clause) => clause.evaluator),
			[...evaluators]
		)
	];
};
