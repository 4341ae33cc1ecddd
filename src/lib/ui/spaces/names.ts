// What people call a sealed space: it has no name of its own, since the server would read it.
import type { ClosedSpace } from '#lib/app/spaces/index.ts';
import type { PersonId, Space } from '#lib/kernel/identity/index.ts';
import { m } from '#lib/paraglide/messages.js';
import { calendarDate, dateText, language } from '../i18n/index.ts';
import type { WorkspaceView } from '../workspace/index.ts';

/** Somebody's name; a number that stays the same where there is no card. */
export const personName = (view: WorkspaceView, person: PersonId): string =>
	view.nameOfPerson(person) || m.spaces_unnamed({ number: person.slice(0, 6) });

/** The meetings whose minutes lie in a space, the latest first. */
export const meetingsIn = (view: WorkspaceView, space: Space) =>
	view.meetings.filter(({ closed }) => closed === space);

/** The first of its meetings, and how many more there are; else who opened it and when. */
export const spaceName = (
	view: WorkspaceView,
	{ space, openedBy, openedAt }: ClosedSpace
): string => {
	const meetings = meetingsIn(view, space);
	const title = meetings.at(-1)?.title;
	const timeZone = view.watch(({ timezone }) => timezone);
	if (title === undefined) {
		const date = dateText(calendarDate(openedAt, timeZone), language.current);
		return m.spaces_name({ name: openedBy ? personName(view, openedBy) : '', date });
	}
	const more = meetings.length - 1;
	return more === 0 ? title : m.spaces_name_meetings({ title, count: more });
};

/** The names of all who may read a space; '' where it is not known. */
export const readersOf = (view: WorkspaceView, space: Space): string =>
	view
		.watch(({ spaces }) => spaces.closed().find((each) => each.space === space)?.readers ?? [])
		.map(({ person }) => personName(view, person))
		.join(m.spaces_comma());

/** The sealed spaces that can be read here, to choose among. */
export const spaceOptions = (view: WorkspaceView) =>
	view.watch(({ spaces }) => {
		const readable = new Set(
			spaces.list().flatMap(({ space, holdsKey }) => (holdsKey ? [space] : []))
		);
		return spaces
			.closed()
			.filter(({ space }) => readable.has(space))
			.map((each) => ({ value: each.space, label: spaceName(view, each) }));
	});
