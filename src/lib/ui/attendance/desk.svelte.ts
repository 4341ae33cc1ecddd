import type { Say, StateFault } from '#lib/app/log/index.ts';
import {
	recordAttendance,
	recordRest,
	withdrawRecord,
	type AttendanceCommandRefusal,
	type AttendanceContext,
	type AttendanceEvent,
	type AttendanceSheet,
	type Claim,
	type MeetingId,
	type MemberId,
	type RecordFields,
	type Standing
} from '#lib/domains/attendance/index.ts';
import type { EntryId } from '#lib/kernel/identity/index.ts';
import { ok, type Result } from '#lib/kernel/result/index.ts';
import type { WorkspaceView } from '#lib/ui/workspace/index.ts';
import { pressed, type Press } from './press.ts';

/** Why nothing was recorded. */
type DeskFault = AttendanceCommandRefusal | StateFault;

type Decided = Result<readonly AttendanceEvent[], AttendanceCommandRefusal>;
type Decide = (sheet: AttendanceSheet, context: AttendanceContext) => Decided;

const one = (event: Result<AttendanceEvent, AttendanceCommandRefusal>): Decided =>
	event.ok ? ok([event.value]) : event;

/**
 * Where the attendance of one meeting is taken: what has been done here, to be undone, and why the
 * last thing was refused. Commands run one after another, each upon the sheet that the former one
 * made: two quick presses for one member must not become a question.
 */
export class Desk {
	/** Why something is entered after the meeting; goes with every statement once it is over. */
	reason = $state('');
	/** Why nothing was recorded; undefined after a success. */
	fault = $state.raw<DeskFault>();
	readonly #view: WorkspaceView;
	readonly #meeting: MeetingId;
	#done = $state.raw<readonly (readonly EntryId[])[]>([]);
	#last: Promise<unknown> = Promise.resolve();

	constructor(view: WorkspaceView, meeting: MeetingId) {
		this.#view = view;
		this.#meeting = meeting;
	}

	/** Null until the meeting has arrived on this device. */
	get sheet(): AttendanceSheet | null {
		return this.#view.watch(({ projections }) => projections.attendance(this.#meeting));
	}

	/** Whether the fault is the missing reason. */
	get lacksReason(): boolean {
		return this.fault?.code === 'reason_needed';
	}

	get canUndo(): boolean {
		return this.#done.length > 0;
	}

	/** Records what a key or button says. */
	press(press: Press, member: MemberId): Promise<boolean> {
		return this.#run((sheet, context) => {
			const standing = sheet.standings.get(member) ?? unrecorded(member);
			return one(this.#record(sheet, pressed(press, standing, sheet.frame, context.at), context));
		});
	}

	record(fields: RecordFields): Promise<boolean> {
		return this.#run((sheet, context) => one(this.#record(sheet, fields, context)));
	}

	/** Answers a question: what the claim says is recorded anew, over all that was stated. */
	settle({ member, stated, arrivedAt, leftAt, reasonAccepted, source }: Claim): Promise<boolean> {
		const status = source === 'leave' ? 'leave' : stated;
		return this.record({
			...{ member, status, arrivedAt, leftAt, reasonAccepted },
			how: 'roll',
			reason: null
		});
	}

	/** Everybody of whom nothing is known was present. */
	rest(): Promise<boolean> {
		return this.#run((sheet, context) => recordRest(sheet, 'present', this.#reason(), context));
	}

	withdraw(record: EntryId): Promise<boolean> {
		return this.#run(
			(sheet, context) => one(withdrawRecord(sheet, record, this.#reason(), context)),
			false
		);
	}

	/** Takes back the last thing done here; what it had replaced returns. */
	async undo(): Promise<boolean> {
		const ids = this.#done.at(-1);
		if (!ids) return false;
		const isUndone = await this.#run((sheet, context) => {
			const events: AttendanceEvent[] = [];
			for (const id of ids) {
				const event = withdrawRecord(sheet, id, this.#reason(), context);
				if (!event.ok) return event;
				events.push(event.value);
			}
			return ok(events);
		}, false);
		if (isUndone) this.#done = this.#done.filter((each) => each !== ids);
		return isUndone;
	}

	#reason(): string | null {
		return this.reason.trim() || null;
	}

	#record(sheet: AttendanceSheet, fields: RecordFields, context: AttendanceContext) {
		return recordAttendance(sheet, { ...fields, reason: fields.reason ?? this.#reason() }, context);
	}

	#run(decide: Decide, canBeUndone = true): Promise<boolean> {
		const run = this.#last.then(() => this.#state(decide, canBeUndone));
		this.#last = run;
		return run;
	}

	async #state(decide: Decide, canBeUndone: boolean): Promise<boolean> {
		const { workspace } = this.#view;
		const sheet = workspace.projections.attendance(this.#meeting);
		if (!sheet) return false;
		const decided = decide(sheet, workspace.speaker());
		if (!decided.ok) return this.#refused(decided.error);
		if (decided.value.length === 0) return true;
		const stated = await workspace.stateAll((say: Say) =>
			decided.value.forEach((event) => say(event))
		);
		if (!stated.ok) return this.#refused(stated.error);
		if (canBeUndone) this.#done = [...this.#done, stated.value];
		this.fault = undefined;
		return true;
	}

	#refused(refusal: DeskFault): false {
		this.fault = refusal;
		return false;
	}
}

const unrecorded = (member: MemberId): Standing => ({
	member,
	statements: [],
	state: 'unrecorded'
});
