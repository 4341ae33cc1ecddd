import type { FollowUp, MeetingKind } from '#lib/domains/meetings/index.ts';
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

/** Minutes and seconds, 4:05; with hours from one hour on, 1:00:00. The sign is left to words. */
export const spanText = (ms: number): string => {
	const seconds = Math.floor(Math.abs(ms) / 1_000);
	const two = (count: number) => String(count).padStart(2, '0');
	const [hours, minutes] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60];
	return hours > 0
		? `${hours}:${two(minutes)}:${two(seconds % 60)}`
		: `${minutes}:${two(seconds % 60)}`;
};
