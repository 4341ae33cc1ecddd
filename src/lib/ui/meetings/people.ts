import { referencesToText } from '#lib/app/meetings/index.ts';
import type { Lookup } from '#lib/app/minutes/index.ts';
import type { Meeting } from '#lib/domains/meetings/index.ts';
import type { MemberId } from '#lib/domains/organisation/index.ts';
import type { PersonId } from '#lib/kernel/identity/index.ts';
import { m } from '#lib/paraglide/messages.js';
import type { WorkspaceView } from '../workspace/index.ts';

/** A member's name; where there is no card, a number that stays the same and says nothing. */
export const memberLabel = (view: WorkspaceView, member: MemberId): string =>
	view.nameOf(member) || m.meetings_member_unnamed({ number: member.slice(0, 4) });

/** The name of a person: as the member they are, or a number where nobody says who they are. */
export const personLabel = (view: WorkspaceView, person: PersonId): string => {
	const member = view.watch(({ projections }) => projections.memberOf(person));
	return member
		? memberLabel(view, member)
		: m.meetings_member_unnamed({ number: person.slice(0, 4) });
};

/** The names of several, in their order. */
export const memberLabels = (view: WorkspaceView, members: readonly MemberId[]): string =>
	members.map((member) => memberLabel(view, member)).join('、');

/** The time zone of the workspace. */
export const timeZoneOf = (view: WorkspaceView): string =>
	view.watch(({ log }) => log.authority.timezone);

/** The name of a unit; everybody where none is named. */
export const unitName = (view: WorkspaceView, unit: string | null): string =>
	(unit !== null && [...view.organisation.units.values()].find(({ id }) => id === unit)?.name) ||
	m.meetings_unit_all();

/** Who is expected at a meeting. */
export const expectedOf = (view: WorkspaceView, meeting: Meeting): readonly MemberId[] =>
	view.watch(({ projections }) => projections.expectedAt(meeting));

/** How references are shown: a member by name, a clause by its number. */
export const lookupOf = (view: WorkspaceView): Lookup => ({
	// A reference holds a member's id; whatever else it holds finds no card and shows a number.
	person: (id) => memberLabel(view, id as MemberId),
	clause: (id) => id
});

/** Text of a fact with names in the place of its references. */
export const readable = (view: WorkspaceView, text: string): string =>
	referencesToText(text, lookupOf(view));
