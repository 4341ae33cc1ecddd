import {
	accountEvents,
	type AccountFact,
	type AccountSubject
} from '#lib/domains/accounts/index.ts';
import {
	activityEvents,
	type Activity,
	type ActivityFact,
	type ActivityId
} from '#lib/domains/activities/index.ts';
import { appointmentEvents, type AppointmentFact } from '#lib/domains/appointments/index.ts';
import {
	attendanceEvents,
	attendanceSubjects,
	SlotVerdicts,
	viewAttendance,
	type AttendanceFact,
	type AttendanceSheet
} from '#lib/domains/attendance/index.ts';
import { awardEvents, type AwardFact } from '#lib/domains/awards/index.ts';
import { chronicleEvents, type ChronicleFact } from '#lib/domains/chronicle/index.ts';
import { conductEvents, type ConductFact } from '#lib/domains/conduct/index.ts';
import {
	hostEvents,
	rosterSubject,
	rosterSubjects,
	viewRoster,
	type Host,
	type HostFact
} from '#lib/domains/hosts/index.ts';
import {
	meetingEvents,
	meetingSubjects,
	viewMeeting,
	type Meeting,
	type MeetingFact,
	type MeetingId
} from '#lib/domains/meetings/index.ts';
import {
	membersOfUnit,
	organisationEvents,
	organisationSubject,
	organisationSubjects,
	viewOrganisation,
	type MemberId,
	type Organisation,
	type OrganisationFact
} from '#lib/domains/organisation/index.ts';
import {
	recordEvents,
	recordSubjects,
	viewReadings,
	type Reading,
	type RecordFact
} from '#lib/domains/records/index.ts';
import { rulebookEvents, type RulebookFact } from '#lib/domains/rulebook/index.ts';
import {
	taskEvents,
	type Recurrence,
	type StatedYear,
	type Task,
	type TaskFact,
	type TaskId
} from '#lib/domains/tasks/index.ts';
import { visitEvents, type VisitFact } from '#lib/domains/visits/index.ts';
import { FactIndex, type Fact } from '#lib/kernel/facts/index.ts';
import {
	isSignedBy,
	type EntryId,
	type ObjectId,
	type PersonId,
	type Space
} from '#lib/kernel/identity/index.ts';
import type { FactSink } from '../log/index.ts';
import { instantToDate } from '../time/index.ts';
import { AccountViews } from './account-views.ts';
import { ActivityViews } from './activity-views.ts';
import { AppointmentViews } from './appointment-views.ts';
import { AwardViews } from './award-views.ts';
import { ChronicleViews } from './chronicle-views.ts';
import { ConductProjection } from './conduct-projection.ts';
import { memoised } from './memoised.ts';
import { RulebookViews } from './rulebook-views.ts';
import { TaskViews } from './task-views.ts';
import { VisitViews } from './visit-views.ts';

type HadCapability = (fact: EntryId, capability: string) => boolean;

/** What the views ask of the log and of the rulebook. */
export interface ProjectionSources {
	/** Whether the author of an accepted fact had the capability, by the grant that the fact cites. */
	readonly had: HadCapability;
	/** The workspace's, in which its days begin. */
	readonly timezone: () => string;
	/** AL-25: up to so many minutes after such a start is late, more is an absence. */
	readonly lateMinutes: (start: number) => number;
}

/** Whose fact it is. Its type tells: the log has parsed the payload by that type's schema already. */
const isOf =
	<F extends Fact>(events: Readonly<Record<F['type'], unknown>>) =>
	(fact: Fact): fact is F =>
		Object.hasOwn(events, fact.type);

const isAppointmentFact = isOf<AppointmentFact>(appointmentEvents);
const isMeetingFact = isOf<MeetingFact>(meetingEvents);
const isAttendanceFact = isOf<AttendanceFact>(attendanceEvents);
const isAwardFact = isOf<AwardFact>(awardEvents);
const isChronicleFact = isOf<ChronicleFact>(chronicleEvents);
const isConductFact = isOf<ConductFact>(conductEvents);
const isOrganisationFact = isOf<OrganisationFact>(organisationEvents);
const isTaskFact = isOf<TaskFact>(taskEvents);
const isActivityFact = isOf<ActivityFact>(activityEvents);
const isAccountFact = isOf<AccountFact>(accountEvents);
const isHostFact = isOf<HostFact>(hostEvents);
const isVisitFact = isOf<VisitFact>(visitEvents);
const isRecordFact = isOf<RecordFact>(recordEvents);
const isRulebookFact = isOf<RulebookFact>(rulebookEvents);

/**
 * The state of every domain, computed from the accepted facts when it is asked for.
 *
 * A view is kept until a fact about its subject comes or goes. Views of meetings also depend on who
 * is whom, so a change of the organisation lets go of them.
 */
export class Projections implements FactSink {
	/** Who holds which position, and who is known outside. */
	readonly appointments: AppointmentViews;
	/** Who receives which award. */
	readonly awards: AwardViews;
	/** What was achieved, and by whom. */
	readonly chronicle: ChronicleViews;
	/** Who represents the organisation at which outside event. */
	readonly visits: VisitViews;
	/** Notes, remarks, penalties and rewards. */
	readonly conduct: ConductProjection;
	/** Amendments of the rulebook. */
	readonly rulebook: RulebookViews;
	readonly #organisation = new FactIndex<OrganisationFact>(organisationSubjects);
	readonly #meetings = new FactIndex<MeetingFact>(meetingSubjects);
	readonly #attendance = new FactIndex<AttendanceFact>(attendanceSubjects);
	readonly #records = new FactIndex<RecordFact>(recordSubjects);
	readonly #hosts = new FactIndex<HostFact>(rosterSubjects);
	readonly #slots = new SlotVerdicts(isSignedBy);
	readonly #withScreens = new Set<MeetingId>();
	readonly #tasks: TaskViews;
	readonly #activities: ActivityViews;
	readonly #accounts: AccountViews;
	readonly #had: HadCapability;
	readonly #timezone: () => string;
	readonly #viewRoster = memoised(viewRoster);
	readonly #lateMinutes: (start: number) => number;
	readonly #viewOrganisation: (facts: readonly OrganisationFact[]) => Organisation;
	#viewMeeting: (facts: readonly MeetingFact[]) => { readonly meeting: Meeting | null };
	#viewSheet = this.#sheetViews();
	#organisationSeen: Organisation | undefined;

	constructor({ had, timezone, lateMinutes }: ProjectionSources) {
		this.#had = had;
		this.#timezone = timezone;
		this.#lateMinutes = lateMinutes;
		this.#viewOrganisation = memoised((facts) =>
			viewOrganisation(facts, ({ id }) => ({ can: (capability) => had(id, capability) }))
		);
		this.#viewMeeting = this.#meetingViews();
		this.conduct = new ConductProjection({
			had,
			timezone,
			organisation: () => this.organisation(),
			memberOf: (person) => this.memberOf(person)
		});
		const sources = { had, timezone, organisation: () => this.organisation() };
		this.rulebook = new RulebookViews(sources);
		this.appointments = new AppointmentViews(sources);
		this.awards = new AwardViews(sources);
		this.chronicle = new ChronicleViews(sources);
		const memberByPerson = () => this.organisation().memberByPerson;
		this.visits = new VisitViews({ had, memberByPerson });
		this.#tasks = new TaskViews(sources);
		this.#activities = new ActivityViews(sources);
		this.#accounts = new AccountViews(sources);
	}

	add(fact: Fact): void {
		if (isMeetingFact(fact)) this.#meetings.add(fact);
		else if (isAttendanceFact(fact)) this.#addAttendance(fact);
		else if (isConductFact(fact)) this.conduct.add(fact);
		else if (isAppointmentFact(fact)) this.appointments.add(fact);
		else if (isAwardFact(fact)) this.awards.add(fact);
		else if (isChronicleFact(fact)) this.chronicle.add(fact);
		else if (isVisitFact(fact)) this.visits.add(fact);
		else if (isOrganisationFact(fact)) this.#organisation.add(fact);
		else if (isTaskFact(fact)) this.#tasks.add(fact);
		else if (isActivityFact(fact)) this.#activities.add(fact);
		else if (isAccountFact(fact)) this.#accounts.add(fact);
		else if (isHostFact(fact)) this.#hosts.add(fact);
		else if (isRecordFact(fact)) this.#records.add(fact);
		else if (isRulebookFact(fact)) this.rulebook.add(fact);
	}

	remove(fact: Fact): void {
		if (isMeetingFact(fact)) this.#meetings.remove(fact);
		else if (isAttendanceFact(fact)) this.#attendance.remove(fact);
		else if (isConductFact(fact)) this.conduct.remove(fact);
		else if (isAppointmentFact(fact)) this.appointments.remove(fact);
		else if (isAwardFact(fact)) this.awards.remove(fact);
		else if (isChronicleFact(fact)) this.chronicle.remove(fact);
		else if (isVisitFact(fact)) this.visits.remove(fact);
		else if (isOrganisationFact(fact)) this.#organisation.remove(fact);
		else if (isTaskFact(fact)) this.#tasks.remove(fact);
		else if (isActivityFact(fact)) this.#activities.remove(fact);
		else if (isAccountFact(fact)) this.#accounts.remove(fact);
		else if (isHostFact(fact)) this.#hosts.remove(fact);
		else if (isRecordFact(fact)) this.#records.remove(fact);
		else if (isRulebookFact(fact)) this.rulebook.remove(fact);
	}

	/** Who has opened a record, what somebody has opened, or all of it, in a space, and why; latest first. */
	readings(space: Space, about?: ObjectId | PersonId): readonly Reading[] {
		const subjects = about === undefined ? this.#records.subjects() : [about];
		// A reading has two subjects; it is counted once.
		const facts = new Set(subjects.flatMap((subject) => this.#records.of(subject)));
		return viewReadings([...facts].filter((fact) => fact.space === space));
	}

	organisation(): Organisation {
		return this.#viewOrganisation(this.#organisation.of(organisationSubject));
	}

	/** The member whom the organisation ties to a person; null where nobody is. */
	memberOf(person: PersonId): MemberId | null {
		return this.organisation().memberByPerson.get(person) ?? null;
	}

	meeting(id: MeetingId): Meeting | null {
		const organisation = this.organisation();
		if (organisation !== this.#organisationSeen) {
			this.#organisationSeen = organisation;
			this.#viewMeeting = this.#meetingViews();
			this.#viewSheet = this.#sheetViews();
		}
		return this.#viewMeeting(this.#meetings.of(id)).meeting;
	}

	/** Every meeting that has been called, latest start first. */
	meetings(): readonly Meeting[] {
		return this.#meetings
			.subjects()
			.flatMap((id) => this.meeting(id as MeetingId) ?? [])
			.sort((a, b) => b.start - a.start || (a.id < b.id ? -1 : 1));
	}

	/** The attendance sheet of a meeting; null until its call has arrived. */
	attendance(id: MeetingId): AttendanceSheet | null {
		const meeting = this.meeting(id);
		if (!meeting) return null;
		return this.#viewSheet(meeting)(this.#lateMinutes(meeting.start))(this.#attendance.of(id));
	}

	/** Verifies what screens have signed since last asked; answers whether that changed a sheet. */
	async learnSignatures(): Promise<boolean> {
		const meetings = [...this.#withScreens];
		this.#withScreens.clear();
		const unchecked = meetings.flatMap((id) => this.attendance(id)?.unchecked ?? []);
		const hasLearnt = await this.#slots.learn(unchecked);
		if (hasLearnt) this.#viewSheet = this.#sheetViews();
		return hasLearnt;
	}

	task(id: TaskId): Task | null {
		return this.#tasks.task(id);
	}

	/** Every task that has been set, by due time. */
	tasks(): readonly Task[] {
		return this.#tasks.tasks();
	}

	activity(id: ActivityId): Activity | null {
		return this.#activities.activity(id);
	}

	/** Every activity, the idea proposed last first. */
	activities(): readonly Activity[] {
		return this.#activities.activities();
	}

	/** Who is trained to host activities. */
	hosts(): ReadonlyMap<MemberId, Host> {
		return this.#viewRoster(this.#hosts.of(rosterSubject));
	}

	/** The money and materials of an activity. */
	accounts(activity: Activity): AccountSubject {
		return this.#accounts.of(activity);
	}

	/** Every recurring task, by the time of its scheduling. */
	recurrences(): readonly Recurrence[] {
		return this.#tasks.recurrences();
	}

	/** What was stated about the working days of each year. */
	calendar(): ReadonlyMap<number, StatedYear> {
		return this.#tasks.calendar();
	}

	/** Who is expected at a meeting: those named, or the unit's members on its day. */
	expectedAt({ expected, unit, start }: Meeting): readonly MemberId[] {
		if (expected !== 'unit') return expected as readonly MemberId[];
		const date = instantToDate(start, this.#timezone());
		return membersOfUnit(this.organisation(), unit, date).map(({ member }) => member);
	}

	#addAttendance(fact: AttendanceFact): void {
		for (const subject of this.#attendance.add(fact)) {
			const isSigned = fact.type === 'attendance.signed' || fact.type === 'screen.opened';
			if (isSigned) this.#withScreens.add(subject as MeetingId);
		}
	}

	/**
	 * Views by meeting, which is another object once it changes, and by the minutes that count as late,
	 * which an amendment of the rulebook changes.
	 */
	#sheetViews() {
		return memoised((meeting: Meeting) => byNumber((minutes) => this.#sheetView(meeting, minutes)));
	}

	#sheetView(meeting: Meeting, lateMinutes: number) {
		return memoised((facts: readonly AttendanceFact[]) => {
			const { id, unit, start, end } = meeting;
			const frame = {
				...{ meeting: id, unit, start, end, lateMinutes },
				expected: this.expectedAt(meeting)
			};
			return viewAttendance(facts, frame, {
				authorOf: (fact) => ({
					member: this.memberOf(fact.by),
					can: (capability) => this.#had(fact.id, capability)
				}),
				isSignatureGood: this.#slots.of
			});
		});
	}

	#meetingViews() {
		return memoised((facts: readonly MeetingFact[]) => ({
			meeting: viewMeeting(facts, ({ id, by, space }) => ({
				space,
				member: this.memberOf(by),
				can: (capability) => this.#had(id, capability)
			}))
		}));
	}
}

const byNumber = <T>(make: (key: number) => T): ((key: number) => T) => {
	const made = new Map<number, T>();
	return (key) => {
		const known = made.get(key) ?? make(key);
		made.set(key, known);
		return known;
	};
};
