import type { StateFault } from '#lib/app/log/index.ts';
import type {
	Appointment,
	AppointmentCommandRefusal,
	Position
} from '#lib/domains/appointments/index.ts';
import type { MemberId } from '#lib/domains/organisation/index.ts';
import type { ObjectId } from '#lib/kernel/identity/index.ts';
import { m } from '#lib/paraglide/messages.js';
import { language, paperDateText } from '../i18n/index.ts';
import { memberLabel } from '../meetings/index.ts';
import type { WorkspaceView } from '../workspace/index.ts';
import { unsavedSentences } from '../storage/index.ts';

/** Which dialog the page has been asked for. */
export type Asked =
	| { readonly type: 'nothing' }
	| { readonly type: 'unit'; readonly parent: ObjectId | null }
	| { readonly type: 'change-unit'; readonly unit: ObjectId }
	| { readonly type: 'position'; readonly unit: ObjectId | null }
	| { readonly type: 'change-position' | 'appoint'; readonly position: Position }
	| { readonly type: 'end'; readonly appointment: Appointment }
	| { readonly type: 'contact'; readonly unit: ObjectId | null }
	| { readonly type: 'change-contact' | 'remove'; readonly contact: ObjectId };

/** The name of a member or contact who holds a position. */
export const holderName = (view: WorkspaceView, holder: ObjectId): string => {
	if (!view.appointments.contacts.has(holder)) return memberLabel(view, holder as MemberId);
	// A contact's card stands where a member's would.
	return view.nameOf(holder as MemberId) || m.appointments_nameless();
};

/** From when to when somebody holds or held a position. */
export const spanText = ({ from, end }: Appointment): string => {
	const first = paperDateText(from, language.current);
	return end
		? m.appointments_from_to({ from: first, to: paperDateText(end.to, language.current) })
		: m.appointments_since({ from: first });
};

/** What happened and what to do. */
export const refusalText = (refusal: AppointmentCommandRefusal | StateFault): string =>
	refusal.code === 'bad_field' ? fieldText(refusal.field) : sentences[refusal.code]();

const sentences: Readonly<
	Record<Exclude<(AppointmentCommandRefusal | StateFault)['code'], 'bad_field'>, () => string>
> = {
	not_allowed: m.appointments_refused_not_allowed,
	not_permitted: m.appointments_refused_not_allowed,
	unknown_unit: m.organisation_refused_unknown_unit,
	unknown_position: m.appointments_refused_unknown_position,
	unknown_contact: m.appointments_refused_unknown_contact,
	unknown_appointment: m.appointments_refused_unknown_appointment,
	unknown_holder: m.appointments_refused_unknown_holder,
	ends_before_it_starts: m.appointments_refused_ends_before,
	position_name_taken: m.appointments_refused_name_taken,
	position_closed: m.appointments_refused_closed,
	holds_already: m.appointments_refused_holds_already,
	...unsavedSentences
};

const fieldText = (field: string): string => {
	if (field === 'from' || field === 'to') return m.appointments_refused_date();
	return field === 'title' ? m.appointments_title_missing() : m.appointments_reason_missing();
};
