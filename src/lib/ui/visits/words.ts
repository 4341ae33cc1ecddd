import type { StateFault } from '#lib/app/log/index.ts';
import type { Decided } from '#lib/app/session/index.ts';
import type { Answer, Visit, VisitCommandRefusal, VisitKind } from '#lib/domains/visits/index.ts';
import type { Result } from '#lib/kernel/result/index.ts';
import { m } from '#lib/paraglide/messages.js';
import { calendarDate, clockText, dateText, language } from '../i18n/index.ts';
import { timeZoneOf } from '../meetings/index.ts';
import type { WorkspaceView } from '../workspace/index.ts';
import { unsavedSentences } from '../storage/index.ts';

const kinds: Readonly<Record<VisitKind, () => string>> = {
	reception: m.visits_kind_reception,
	visit: m.visits_kind_visit,
	invitation: m.visits_kind_invitation
};

/** A reception, a visit or an invitation. */
export const kindName = (kind: VisitKind): string => kinds[kind]();

const states: Readonly<Record<Visit['state'], () => string>> = {
	planned: m.visits_state_planned,
	concluded: m.visits_state_concluded,
	cancelled: m.visits_state_cancelled
};

/** How far it is. */
export const stateName = (state: Visit['state']): string => states[state]();

/** What somebody has answered. */
export const answerText = (answer: Answer | null): string => {
	if (!answer) return m.visits_unanswered();
	return answer.accepted ? m.visits_accepted() : m.visits_declined({ reason: answer.reason ?? '' });
};

/** From when to when; the day of the end only where it is another one. */
export const timeText = (view: WorkspaceView, { start, end }: Visit): string => {
	const zone = timeZoneOf(view);
	const [first, last] = [calendarDate(start, zone), calendarDate(end, zone)];
	const day = (date: string) => dateText(date, language.current);
	const until = first === last ? clockText(end, zone) : `${day(last)} ${clockText(end, zone)}`;
	return `${day(first)} ${clockText(start, zone)}–${until}`;
};

type Refusal = VisitCommandRefusal | StateFault;

/** What happened and what to do. */
const refusalText = (refusal: Refusal): string =>
	refusal.code === 'bad_field' ? fieldText(refusal.field) : sentences[refusal.code]();

/** States what a command has decided; answers the sentence of a refusal. */
export const send = async (
	{ workspace }: WorkspaceView,
	decided: Result<Decided, VisitCommandRefusal>
): Promise<string | undefined> => {
	const stated: Result<unknown, Refusal> = await workspace.state(decided);
	return stated.ok ? undefined : refusalText(stated.error);
};

const sentences: Readonly<Record<Exclude<Refusal['code'], 'bad_field'>, () => string>> = {
	not_allowed: m.visits_refused_not_allowed,
	not_permitted: m.visits_refused_not_allowed,
	not_a_member: m.visits_refused_not_a_member,
	not_assigned: m.visits_refused_not_assigned,
	unknown_visit: m.visits_refused_unknown,
	declined_without_reason: m.visits_reason_missing,
	visit_concluded: m.visits_refused_concluded,
	visit_cancelled: m.visits_refused_cancelled,
	...unsavedSentences
};

const fieldText = (field: string): string => {
	if (field === 'start' || field === 'end') return m.visits_refused_times();
	return field.startsWith('members') ? m.visits_refused_many() : m.visits_refused_text();
};
