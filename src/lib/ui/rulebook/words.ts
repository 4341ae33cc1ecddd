import type { StateFault } from '#lib/app/log/index.ts';
import type {
	Amendment,
	Outcome,
	RulebookCommandRefusal,
	StatedFigure
} from '#lib/domains/rulebook/index.ts';
import { alliance } from '#lib/domains/scorebook/index.ts';
import { parseParameter } from '#lib/kernel/rules/index.ts';
import { m } from '#lib/paraglide/messages.js';
import { dateText, language, momentText } from '../i18n/index.ts';
import { minuteClock, personLabel, timeZoneOf } from '../meetings/index.ts';
import { clauseOf, parameterText } from '../scorebook/index.ts';
import type { WorkspaceView } from '../workspace/index.ts';
import { unsavedSentences } from '../storage/index.ts';

const states: Readonly<Record<Amendment['state'], () => string>> = {
	open: m.rulebook_state_open,
	adopted: m.rulebook_state_adopted,
	rejected: m.rulebook_state_rejected,
	question: m.rulebook_state_question,
	withdrawn: m.rulebook_state_withdrawn
};

/** How far an amendment is. */
export const stateName = (state: Amendment['state']): string => states[state]();

/** What was decided. */
export const outcomeName = (outcome: Outcome): string => states[outcome]();

/** Several of something, one after the other. */
const joined = (words: readonly string[]): string =>
	words.join(language.current === 'en' ? ', ' : '、');

/** The clauses that an amendment changes. */
export const clausesText = ({ figures }: Pick<Amendment, 'figures'>): string =>
	joined([...new Set(figures.map(({ key }) => clauseOf(alliance, key)?.id ?? key))]);

/** A figure in words: what it is for, and the value. */
export const figureText = ({ key, value }: StatedFigure): { label: string; value: string } => {
	const parameter = alliance.parameters.find((each) => each.key === key);
	const parsed = parameter && parseParameter(parameter, value);
	return parameterText(alliance, key, parsed?.ok ? parsed.value : value);
};

/** Figures in a few words. */
export const figuresText = (figures: readonly StatedFigure[]): string =>
	joined(
		figures.map((figure) => {
			const { label, value } = figureText(figure);
			return `${label} ${value}`;
		})
	);

/** From when on: the term that begins then, or the day. */
export const startText = (view: WorkspaceView, from: string): string => {
	const day = dateText(from, language.current);
	const term = view.organisation.terms.find((each) => each.from === from);
	return term ? m.rulebook_from_term({ title: term.title, day }) : m.rulebook_from_day({ day });
};

/** Who said something, and when. */
export const saidBy = (
	view: WorkspaceView,
	{ by, at }: Pick<Amendment['proposed'], 'by' | 'at'>
) => ({
	name: personLabel(view, by),
	time: momentText(at, minuteClock.current, language.current, timeZoneOf(view))
});

type Fault = RulebookCommandRefusal | StateFault;

/** What happened and what to do. */
export const refusalText = (fault: Fault): string => {
	switch (fault.code) {
		case 'unknown_figure':
		case 'unknown_value':
			return m.rulebook_refused_value({ key: fault.key });
		case 'bad_field':
			return m.rulebook_refused_bad_field({ field: fault.field });
		default:
			return sentences[fault.code]();
	}
};

const sentences: Readonly<
	Record<Exclude<Fault['code'], 'unknown_figure' | 'unknown_value' | 'bad_field'>, () => string>
> = {
	wrong_space: m.rulebook_refused_not_allowed,
	not_a_member: m.rulebook_refused_not_a_member,
	not_allowed: m.rulebook_refused_not_allowed,
	not_permitted: m.rulebook_refused_not_allowed,
	unknown_amendment: m.rulebook_refused_unknown,
	already_decided: m.rulebook_refused_already_decided,
	amendment_withdrawn: m.rulebook_refused_withdrawn,
	...unsavedSentences
};
