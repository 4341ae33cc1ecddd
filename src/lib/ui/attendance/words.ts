import type { PresentationFault, SignInFault, SpokenFault } from '#lib/app/attendance/index.ts';
import type { StateFault } from '#lib/app/log/index.ts';
import type {
	AttendanceCommandRefusal,
	Claim,
	Leave,
	LeaveKind,
	Mark,
	Standing,
	Status
} from '#lib/domains/attendance/index.ts';
import { m } from '#lib/paraglide/messages.js';
import { clockText, language, momentText } from '#lib/ui/i18n/index.ts';
import { memberLabel, timeZoneOf } from '#lib/ui/meetings/index.ts';
import type { WorkspaceView } from '#lib/ui/workspace/index.ts';

const statusNames: Readonly<Record<Status, () => string>> = {
	present: m.attendance_status_present,
	late: m.attendance_status_late,
	absent: m.attendance_status_absent,
	leave: m.attendance_status_leave,
	left_early: m.attendance_status_left_early,
	'late+left_early': m.attendance_status_late_left_early
};

/** A status in the reader's language. */
export const statusName = (status: Status): string => statusNames[status]();

/** Where a member stands: the status, not recorded, or to be settled. */
export const standingName = (standing: Standing): string => {
	if (standing.state === 'unrecorded') return m.attendance_status_none();
	if (standing.state === 'question') return m.attendance_status_question();
	return claimName(standing.claim);
};

/** What a claim says, with an accepted reason. */
export const claimName = ({ status, reasonAccepted }: Claim): string =>
	reasonAccepted ? `${statusName(status)}（${m.attendance_excused()}）` : statusName(status);

const ways: Readonly<Record<Claim['how'], () => string>> = {
	roll: m.attendance_how_roll,
	scan: m.attendance_how_scan,
	code: m.attendance_how_code,
	qr: m.attendance_how_qr,
	afterwards: m.attendance_how_afterwards,
	import: m.attendance_how_import,
	leave: m.attendance_how_leave
};

/** How something was stated, such as by roll call. */
export const wayName = (how: Claim['how']): string => ways[how]();

const marks: Readonly<Record<Mark, () => string>> = {
	status_disagrees: m.attendance_mark_status_disagrees,
	after_end: m.attendance_mark_after_end
};

const kinds: Readonly<Record<LeaveKind, () => string>> = {
	official: m.attendance_leave_official,
	personal: m.attendance_leave_personal,
	sick: m.attendance_leave_sick
};

/** 公假, 事假 or 病假 in the reader's language. */
export const leaveKindName = (kind: LeaveKind): string => kinds[kind]();

/** What became of a request for leave. */
export const leaveStateName = (state: Leave['state']): string =>
	({
		open: m.attendance_leave_state_open,
		accepted: m.attendance_leave_state_accepted,
		refused: m.attendance_leave_state_refused,
		question: m.attendance_leave_state_question
	})[state]();

/** Who stated a claim, and when. */
const authorText = (view: WorkspaceView, { by, at }: Pick<Claim, 'by' | 'at'>): string => {
	const member = view.watch(({ projections }) => projections.memberOf(by));
	const now = view.workspace.speaker().at;
	return m.attendance_by({
		name: member ? memberLabel(view, member) : m.attendance_somebody(),
		time: momentText(at, now, language.current, timeZoneOf(view))
	});
};

/** The times a claim gives: when they came, when they left. */
const timesText = (
	view: WorkspaceView,
	{ arrivedAt, leftAt }: Pick<Claim, 'arrivedAt' | 'leftAt'>
): string => {
	const zone = timeZoneOf(view);
	return [
		...(arrivedAt === null ? [] : [m.attendance_arrived_at({ time: clockText(arrivedAt, zone) })]),
		...(leftAt === null ? [] : [m.attendance_left_at({ time: clockText(leftAt, zone) })])
	].join(' ');
};

/** Everything known of a claim's origin: times, way, author, marks, remark. */
export const originText = (view: WorkspaceView, claim: Claim): string =>
	[
		timesText(view, claim),
		wayName(claim.how),
		authorText(view, claim),
		...claim.marks.map((mark) => marks[mark]()),
		claim.reason ?? ''
	]
		.filter((part) => part !== '')
		.join(' · ');

type Refusal = AttendanceCommandRefusal | StateFault;

const sentences: Readonly<Record<Exclude<Refusal['code'], 'bad_field'>, () => string>> = {
	not_allowed: m.attendance_refused_not_allowed,
	not_linked: m.attendance_refused_not_linked,
	reason_needed: m.attendance_refused_reason_needed,
	unknown_record: m.attendance_refused_unknown_record,
	unknown_request: m.attendance_refused_unknown_request,
	unknown_screen: m.attendance_refused_unknown_screen,
	outside_window: m.attendance_refused_outside_window,
	bad_signature: m.attendance_refused_bad_signature,
	leave_is_requested: m.attendance_refused_leave_is_requested,
	already_signed_in: m.attendance_refused_already_signed_in,
	not_permitted: m.attendance_fault_not_permitted,
	no_key: m.attendance_fault_no_key,
	store_full: m.attendance_fault_store_full,
	store_denied: m.attendance_fault_store_denied,
	store_failed: m.attendance_fault_store_failed
};

/** Why nothing was recorded, as a sentence for people. */
export const refusalText = (refusal: Refusal): string => {
	if (refusal.code !== 'bad_field') return sentences[refusal.code]();
	const { field } = refusal;
	const name = /At$/.test(field)
		? m.attendance_field_time()
		: field === 'reason'
			? m.attendance_note()
			: field;
	return m.attendance_refused_bad_field({ field: name });
};

/** Why nobody has been signed in, as a sentence for people. */
export const signInText = (fault: SignInFault): string => {
	switch (fault.code) {
		case 'unknown_workspace':
		case 'already_joined':
			return m.attendance_sign_in_unknown_workspace();
		case 'not_admitted':
			return m.attendance_sign_in_not_admitted();
		case 'unknown_meeting':
			return m.attendance_sign_in_unknown_meeting();
		default:
			return refusalText(fault);
	}
};

/** Why digits did not sign anybody in, as a sentence for people. */
export const spokenText = (fault: SpokenFault): string => {
	switch (fault.code) {
		case 'no_screen':
			return m.attendance_spoken_no_screen();
		case 'wrong_digits':
			return m.attendance_spoken_wrong_digits();
		default:
			return refusalText(fault);
	}
};

/** Why a scanned text does not tell who is there, as a sentence for people. */
export const presentationText = ({ code }: PresentationFault): string =>
	({
		not_a_code: m.attendance_scan_not_a_code,
		other_workspace: m.attendance_scan_other_workspace,
		old_code: m.attendance_scan_old_code,
		unknown_device: m.attendance_scan_unknown_device,
		not_linked: m.attendance_scan_not_linked,
		bad_signature: m.attendance_scan_bad_signature
	})[code]();
