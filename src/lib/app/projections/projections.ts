import {
	attendanceSubjects,
	isAttendanceFact,
	type AttendanceFact
} from '#lib/domains/attendance/index.ts';
import {
	isMeetingFact,
	meetingSubjects,
	viewMeeting,
	type Meeting,
	type MeetingFact,
	type MeetingId
} from '#lib/domains/meetings/index.ts';
import {
	isOrganisationFact,
	organisationSubject,
	organisationSubjects,
	viewOrganisation,
	type MemberId,
	type Organisation,
	type OrganisationFact
} from '#lib/domains/organisation/index.ts';
import { FactIndex, type Fact } from '#lib/kernel/facts/index.ts';
import type { EntryId, PersonId } from '#lib/kernel/identity/index.ts';
import type { FactSink } from '../log/index.ts';
import { memoised } from './memoised.ts';

/** Whether the author of an accepted fact had the capability, by the grant that the fact cites. */
export type HadCapability = (fact: EntryId, capability: string) => boolean;

/**
 * The state of every domain, computed from the accepted facts when it is asked for.
 *
 * A view is kept until a fact about its subject comes or goes. Views of meetings also depend on who
 * is whom, so a change of the organisation lets go of them.
 */
export class Projections implements FactSink {
	readonly #organisation = new FactIndex<OrganisationFact>(organisationSubjects);
	readonly #meetings = new FactIndex<MeetingFact>(meetingSubjects);
	readonly #attendance = new FactIndex<AttendanceFact>(attendanceSubjects);
	readonly #had: HadCapability;
	readonly #viewOrganisation: (facts: readonly OrganisationFact[]) => Organisation;
	#viewMeeting: (facts: readonly MeetingFact[]) => { readonly meeting: Meeting | null };
	#organisationSeen: Organisation | undefined;

	constructor(had: HadCapability) {
		this.#had = had;
		this.#viewOrganisation = memoised((facts) =>
			viewOrganisation(facts, ({ id }) => ({ can: (capability) => had(id, capability) }))
		);
		this.#viewMeeting = this.#meetingViews();
	}

	add(fact: Fact): void {
		if (isMeetingFact(fact)) this.#meetings.add(fact);
		else if (isAttendanceFact(fact)) this.#attendance.add(fact);
		else if (isOrganisationFact(fact)) this.#organisation.add(fact);
	}

	remove(fact: Fact): void {
		if (isMeetingFact(fact)) this.#meetings.remove(fact);
		else if (isAttendanceFact(fact)) this.#attendance.remove(fact);
		else if (isOrganisationFact(fact)) this.#organisation.remove(fact);
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

	/** What has been stated about attendance at a meeting, in order of time. */
	attendanceFacts(meeting: MeetingId): readonly AttendanceFact[] {
		return this.#attendance.of(meeting);
	}

	#meetingViews() {
		return memoised((facts: readonly MeetingFact[]) => ({
			meeting: viewMeeting(facts, ({ id, by }) => ({
				member: this.memberOf(by),
				can: (capability) => this.#had(id, capability)
			}))
		}));
	}
}
