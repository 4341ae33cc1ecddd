import type { MinutesWords } from '#lib/app/minutes/index.ts';
import { m } from '#lib/paraglide/messages.js';
import { dateText, language } from '#lib/ui/i18n/index.ts';
import { chineseNumber } from './chinese-number.ts';

/** The words of printed minutes in the language of the interface. */
export const minutesWords = (): MinutesWords => ({
	record: m.minutes_paper_record(),
	summary: m.minutes_paper_summary(),
	meeting: m.minutes_paper_meeting(),
	unit: m.minutes_paper_unit(),
	time: m.minutes_paper_time(),
	place: m.minutes_paper_place(),
	host: m.minutes_paper_host(),
	recorders: m.minutes_paper_recorders(),
	present: m.minutes_paper_present(),
	onLeave: m.minutes_paper_on_leave(),
	absent: m.minutes_paper_absent(),
	observers: m.minutes_paper_observers(),
	agenda: m.minutes_paper_agenda(),
	resolution: m.minutes_kind_resolution(),
	resolutions: m.minutes_paper_resolutions(),
	todo: m.minutes_kind_todo(),
	todos: m.minutes_paper_todos(),
	owner: m.minutes_owner(),
	due: m.minutes_due(),
	none: m.minutes_paper_none(),
	hostSignature: m.minutes_paper_host_signature(),
	recorderSignature: m.minutes_paper_recorder_signature(),
	listSeparator: m.minutes_paper_list_separator(),
	colon: m.minutes_paper_colon(),
	ordinal: (number) => (language.current === 'en' ? `${number}. ` : `${chineseNumber(number)}、`),
	count: (people) => m.minutes_paper_count({ count: people }),
	date: (date) => dateText(date, language.current)
});
