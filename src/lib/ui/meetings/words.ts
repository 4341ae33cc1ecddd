import type { FollowUp, MeetingKind } from '#lib/domains/meetings/index.ts';
import type { FollowUpFilter } from './follow-up-filter.ts';
import { m } from '#lib/paraglide/messages.js';

const kindNames: Readonly<Record<MeetingKind, () => string>> = {
	routine: m.meetings_kind_routine,
	plenary: m.meetings_kind_plenary,
	seminar: m.meetings_kind_seminar,
	other: m.meetings_kind_other
};

/** A kind of meeting in the reader's language. */
export const kindName = (kind: MeetingKind): string => kindNames[kind]();

/** A star level (1 to 5) in words and signs: 3星 ★★★. */
export const starText = (stars: number): string =>
	`${m.meetings_stars_count({ count: stars })} ${'★'.repeat(stars)}`;

const stateNames: Readonly<Record<FollowUp['state'], () => string>> = {
	open: m.meetings_followup_open,
	done: m.meetings_followup_done,
	dropped: m.meetings_followup_dropped
};

/** The state of a to-do or resolution in the reader's language. */
export const stateName = (state: FollowUp['state']): string => stateNames[state]();

/** To-do or resolution. */
export const followUpName = (kind: FollowUp['kind']): string =>
	kind === 'todo' ? m.meetings_followup_todo() : m.meetings_followup_resolution();

const filterKinds: Readonly<Record<FollowUpFilter['kind'], () => string>> = {
	both: m.meetings_followup_all_kinds,
	todo: m.meetings_followup_todo,
	resolution: m.meetings_followup_resolution
};

/** What kind a list of to-dos and resolutions shows. */
export const filterKindName = (kind: FollowUpFilter['kind']): string => filterKinds[kind]();

const filterStates: Readonly<
	Record<FollowUpFilter['state'], { readonly name: () => string; readonly none: () => string }>
> = {
	open: { name: m.meetings_followup_open, none: m.meetings_followups_none_open },
	overdue: { name: m.meetings_followup_overdue, none: m.meetings_followups_none_overdue },
	unsettled: { name: m.meetings_followup_unsettled, none: m.meetings_followups_none_unsettled },
	done: { name: m.meetings_followup_done, none: m.meetings_followups_none_done },
	dropped: { name: m.meetings_followup_dropped, none: m.meetings_followups_none_dropped },
	all: { name: m.meetings_followup_all, none: m.meetings_followups_none_here }
};

/** What state a list of to-dos and resolutions shows. */
export const filterStateName = (state: FollowUpFilter['state']): string =>
	filterStates[state].name();

/** That a list has nothing in that state. */
export const noneInState = (state: FollowUpFilter['state']): string => filterStates[state].none();

/** Minutes and seconds, 4:05; with hours from one hour on, 1:00:00. The sign is left to words. */
export const spanText = (ms: number): string => {
	const seconds = Math.floor(Math.abs(ms) / 1_000);
	const two = (count: number) => String(count).padStart(2, '0');
	const [hours, minutes] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60];
	return hours > 0
		? `${hours}:${two(minutes)}:${two(seconds % 60)}`
		: `${minutes}:${two(seconds % 60)}`;
};
