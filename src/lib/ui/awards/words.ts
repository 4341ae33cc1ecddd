import type { AwardFault } from '#lib/app/awards/index.ts';
import type { Award, AwardKind } from '#lib/domains/awards/index.ts';
import type { MemberId, Term, UnitId } from '#lib/domains/organisation/index.ts';
import type { ObjectId } from '#lib/kernel/identity/index.ts';
import { m } from '#lib/paraglide/messages.js';
import { language } from '../i18n/index.ts';
import type { WorkspaceView } from '../workspace/index.ts';
import { unsavedSentences } from '../storage/index.ts';

const kinds: Readonly<Record<AwardKind, () => string>> = {
	outstanding_cadre: m.awards_kind_outstanding_cadre,
	outstanding_officer: m.awards_kind_outstanding_officer,
	psychology_worker: m.awards_kind_psychology_worker,
	contribution: m.awards_kind_contribution,
	league_cadre: m.awards_kind_league_cadre,
	advanced_worker: m.awards_kind_advanced_worker,
	outstanding_department: m.awards_kind_outstanding_department
};

/** What an award is called. */
export const kindName = (kind: AwardKind): string => kinds[kind]();

const states: Readonly<Record<Award['state'], () => string>> = {
	open: m.awards_state_open,
	decided: m.awards_state_decided,
	question: m.awards_state_question,
	withdrawn: m.awards_state_withdrawn
};

/** How far a round is. */
export const stateName = (state: Award['state']): string => states[state]();

/** The term of an award; undefined where this device does not know it. */
export const termOf = (view: WorkspaceView, { term }: Pick<Award, 'term'>): Term | undefined =>
	view.organisation.terms.find(({ id }) => id === term);

/** The name of a department; the words for those without one. */
export const unitName = (view: WorkspaceView, unit: UnitId | null): string =>
	(unit && view.organisation.units.get(unit)?.name) ?? m.awards_department_none();

/** The name of a member or unit that receives an award. */
export const laureateName = (view: WorkspaceView, id: ObjectId): string =>
	view.organisation.units.get(id as UnitId)?.name ??
	(view.nameOf(id as MemberId) || m.awards_nameless());

/** Names one after the other. */
export const joined = (names: readonly string[]): string =>
	names.join(language.current === 'en' ? ', ' : '、');

/** What happened and what to do. */
export const refusalText = (view: WorkspaceView, fault: AwardFault): string => {
	switch (fault.code) {
		case 'too_many':
			return m.awards_refused_too_many({ places: fault.places });
		case 'ineligible':
			return m.awards_refused_ineligible({
				names: joined(fault.members.map((member) => laureateName(view, member)))
			});
		case 'bad_field':
			return fault.field.startsWith('laureates')
				? m.awards_refused_nobody()
				: m.awards_refused_bad_field({ field: fault.field });
		default:
			return sentences[fault.code]();
	}
};

const sentences: Readonly<
	Record<Exclude<AwardFault['code'], 'too_many' | 'ineligible' | 'bad_field'>, () => string>
> = {
	not_allowed: m.awards_refused_not_allowed,
	not_permitted: m.awards_refused_not_allowed,
	unknown_term: m.awards_refused_unknown_term,
	unknown_award: m.awards_refused_unknown_award,
	award_withdrawn: m.awards_refused_award_withdrawn,
	wrong_laureate: m.awards_refused_wrong_laureate,
	not_computed: m.awards_refused_not_computed,
	...unsavedSentences
};
