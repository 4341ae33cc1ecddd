// Minutes with names and times as they are to be read, for the page, the printer and the files.
import { attendanceLists } from '#lib/app/meetings/index.ts';
import type { MinutesDocument } from '#lib/app/minutes/index.ts';
import type { Meeting, MemberId } from '#lib/domains/meetings/index.ts';
import { minutesWords } from '../editor/index.ts';
import { calendarDate, clockText, dateText, language } from '../i18n/index.ts';
import type { WorkspaceView } from '../workspace/index.ts';
import { lookupOf, memberLabel, timeZoneOf } from './people.ts';
import { kindName } from './words.ts';

const nobody = { present: [], observers: [], onLeave: [], absent: [] };

/** Who was there: as sealed with the minutes where they are final, else as the attendance says. */
export const attendanceOf = (view: WorkspaceView, meeting: Meeting) => {
	const sheet = view.watch(({ projections }) => projections.attendance(meeting.id));
	const lists = sheet ? attendanceLists(sheet) : nobody;
	const sealed = meeting.minutes.inForce?.present;
	if (!sheet || !sealed) return lists;
	const isExpected = (member: MemberId) => sheet.frame.expected.includes(member);
	return {
		...lists,
		present: sealed.filter(isExpected),
		observers: sealed.filter((member) => !isExpected(member))
	};
};

/** What stands above the lines of the minutes, and the words around them. */
export const documentFrame = (
	view: WorkspaceView,
	meeting: Meeting
): Omit<MinutesDocument, 'blocks'> => {
	const timeZone = timeZoneOf(view);
	const names = (members: readonly MemberId[]) =>
		members.map((member) => memberLabel(view, member));
	const lists = attendanceOf(view, meeting);
	const { start, end } = meeting;
	const unit = meeting.unit === null ? undefined : view.organisation.units.get(meeting.unit);
	const organisation = view.watch((workspace) => workspace.name);
	return {
		words: minutesWords(),
		lookup: lookupOf(view),
		sheet: {
			title: meeting.title,
			kind: kindName(meeting.kind),
			stars: meeting.stars ?? undefined,
			unitName: organisation + (unit?.name ?? ''),
			place: meeting.place,
			startText: [
				dateText(calendarDate(start, timeZone), language.current),
				clockText(start, timeZone)
			].join(language.current === 'en' ? ' ' : ''),
			endText: end === null ? undefined : clockText(end, timeZone),
			host: meeting.host === null ? '' : memberLabel(view, meeting.host),
			recorders: names(meeting.recorders),
			present: names(lists.present),
			onLeave: names(lists.onLeave),
			absent: names(lists.absent),
			observers: names(lists.observers)
		}
	};
};
