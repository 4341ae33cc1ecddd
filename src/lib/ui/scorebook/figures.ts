/** Figures of clauses as people read them. */
import type { Clause, Figure, Rulebook } from '#lib/kernel/rules/index.ts';
import { signedPoints } from '#lib/ui/i18n/index.ts';
import { m } from '#lib/paraglide/messages.js';

/** The value in force for each parameter of a rulebook. */
export type Values = Readonly<Record<string, number | string>>;

/** One figure with its words: what for, how much, and what it was before it was changed. */
export type FigureText = {
	/** The parameter that sets it; null where the document fixes it. */
	readonly key: string | null;
	readonly label: string;
	readonly value: string;
	/** The document's own figure where the organisation has set another. */
	readonly changedFrom: string | null;
};

const labels: Readonly<Record<string, () => string>> = {
	late: m.rulebook_figure_late,
	absent: m.rulebook_figure_absent,
	left_early: m.rulebook_figure_left_early,
	leave: m.rulebook_figure_leave,
	points: m.rulebook_figure_points,
	first: m.rulebook_figure_first,
	others: m.rulebook_figure_others,
	acknowledged: m.rulebook_figure_acknowledged,
	silent: m.rulebook_figure_silent,
	excellent: m.rulebook_figure_excellent,
	good: m.rulebook_figure_good,
	average: m.rulebook_figure_average,
	poor: m.rulebook_figure_poor,
	none: m.rulebook_figure_none,
	cap: m.rulebook_figure_cap,
	outstanding: m.rulebook_figure_outstanding,
	idea: m.rulebook_figure_idea,
	novel: m.rulebook_figure_novel,
	adopted: m.rulebook_figure_adopted,
	well_coordinated: m.rulebook_figure_well_coordinated,
	badly_coordinated: m.rulebook_figure_badly_coordinated,
	well_done: m.rulebook_figure_well_done,
	noisy: m.rulebook_figure_noisy,
	decided: m.rulebook_figure_decided,
	warning: m.rulebook_figure_warning,
	demerit: m.rulebook_figure_demerit,
	withdraw: m.rulebook_figure_withdraw,
	ineligible: m.rulebook_figure_ineligible
};

/** The word for a figure's case; the label itself where none is known. */
const figureLabel = (label: string): string => labels[label]?.() ?? label;

const valueText = (value: number | string | undefined): string =>
	typeof value === 'number' ? signedPoints(value) : String(value ?? '');

/** A figure of `rulebook` with the values in force. */
export const figureText = (rulebook: Rulebook, values: Values, figure: Figure): FigureText => {
	const label = figureLabel(figure.label);
	switch (figure.type) {
		case 'fixed':
			return { key: null, label, value: signedPoints(figure.points), changedFrom: null };
		case 'range': {
			const { least, most } = figure;
			const range = { least: signedPoints(least), most: signedPoints(most) };
			return { key: null, label, value: m.rulebook_range(range), changedFrom: null };
		}
		case 'count':
			return {
				...{ key: null, label },
				value: m.rulebook_times({ count: figure.count }),
				changedFrom: null
			};
		case 'parameter': {
			const standard = rulebook.parameters.find(({ key }) => key === figure.key)?.default;
			const value = values[figure.key] ?? standard;
			const changedFrom = value === standard ? null : valueText(standard);
			return { key: figure.key, label, value: valueText(value), changedFrom };
		}
	}
};

const settingLabels: Readonly<Record<string, () => string>> = {
	'AL-24.period': m.rulebook_setting_al_24_period,
	'AL-25.minutes': m.rulebook_setting_al_25_minutes,
	'AL-26.officer': m.rulebook_setting_al_26_officer,
	'AL-26.cadre': m.rulebook_setting_al_26_cadre,
	'AL-26.effect': m.rulebook_setting_al_26_effect,
	'AL-85.previous_term': m.rulebook_setting_al_85_previous_term
};
const choiceWords: Readonly<Record<string, () => string>> = {
	month: m.rulebook_value_month,
	term: m.rulebook_value_term,
	replace: m.rulebook_value_replace,
	add: m.rulebook_value_add,
	'': m.rulebook_value_empty
};

/** A setting's value: counts without a sign, choices by their word, ids as they are. */
export const settingValue = (value: number | string): string =>
	typeof value === 'number' ? String(value) : (choiceWords[value]?.() ?? value);

/** What can be set about `clause` besides its figures. */
const settingTexts = (
	{ parameters }: Rulebook,
	values: Values,
	{ id, figures }: Clause
): readonly FigureText[] => {
	const shown = figures.flatMap((figure) => (figure.type === 'parameter' ? [figure.key] : []));
	return parameters
		.filter(({ key }) => key.startsWith(`${id}.`) && !shown.includes(key))
		.map(({ key, default: standard }) => {
			const value = values[key] ?? standard;
			const label = settingLabels[key]?.() ?? figureLabel(key.slice(id.length + 1));
			const changedFrom = value === standard ? null : settingValue(standard);
			return { key, label, value: settingValue(value), changedFrom };
		});
};

/** Everything that a clause counts and that can be set about it. */
export const clauseFigures = (
	rulebook: Rulebook,
	values: Values,
	clause: Clause
): readonly FigureText[] => [
	...clause.figures.map((figure) => figureText(rulebook, values, figure)),
	...settingTexts(rulebook, values, clause)
];

/** The clause to which a parameter belongs. */
export const clauseOf = ({ clauses }: Rulebook, key: string): Clause | undefined =>
	clauses.find(({ id }) => key.startsWith(`${id}.`));

/** What a parameter is called, and how a value of it reads; the key itself where it is unknown. */
export const parameterText = (
	rulebook: Rulebook,
	key: string,
	value: number | string
): Pick<FigureText, 'label' | 'value'> => {
	const clause = clauseOf(rulebook, key);
	const texts = clause ? clauseFigures(rulebook, { [key]: value }, clause) : [];
	return texts.find((text) => text.key === key) ?? { label: key, value: String(value) };
};
