import { createContext } from 'svelte';
import type { Workspace } from '#lib/app/session/index.ts';
import type { Host } from '#lib/domains/hosts/index.ts';
import type { AccountSubject } from '#lib/domains/accounts/index.ts';
import type { Activity, ActivityId } from '#lib/domains/activities/index.ts';
import type { Appointments } from '#lib/domains/appointments/index.ts';
import type { Meeting, MeetingId } from '#lib/domains/meetings/index.ts';
import type { MemberId, Organisation } from '#lib/domains/organisation/index.ts';
import type { Task, TaskId } from '#lib/domains/tasks/index.ts';
import type { Visit } from '#lib/domains/visits/index.ts';
import type { PersonId } from '#lib/kernel/identity/index.ts';
import { reactive } from '../reactive.svelte.ts';

/** The open workspace as components read it: whatever is read here runs again when it changes. */
export class WorkspaceView {
	readonly workspace: Workspace;
	readonly #changes;
	readonly #cards;
	readonly #arrivals;
	readonly #deviceNames;

	constructor(workspace: Workspace) {
		this.workspace = workspace;
		this.#changes = reactive(workspace.changes);
		this.#cards = reactive(workspace.directory.cards);
		this.#arrivals = reactive(workspace.lobby.arrivals);
		this.#deviceNames = reactive(workspace.deviceNames.changes);
	}

	/** Reads the workspace in `read`, again after every change of its facts, names or arrivals. */
	watch<T>(read: (workspace: Workspace) => T): T {
		void this.#changes.current;
		void this.#cards.current;
		void this.#arrivals.current;
		void this.#deviceNames.current;
		return read(this.workspace);
	}

	get organisation(): Organisation {
		return this.watch(({ projections }) => projections.organisation());
	}

	/** Positions, their holders and contacts. */
	get appointments(): Appointments {
		return this.watch(({ projections }) => projections.appointments.now());
	}

	/** Latest start first. */
	get meetings(): readonly Meeting[] {
		return this.watch(({ projections }) => projections.meetings());
	}

	meeting(id: MeetingId): Meeting | null {
		return this.watch(({ projections }) => projections.meeting(id));
	}

	/** By due time. */
	get tasks(): readonly Task[] {
		return this.watch(({ projections }) => projections.tasks());
	}

	task(id: TaskId): Task | null {
		return this.watch(({ projections }) => projections.task(id));
	}

	/** The idea proposed last first. */
	get activities(): readonly Activity[] {
		return this.watch(({ projections }) => projections.activities());
	}

	activity(id: ActivityId): Activity | null {
		return this.watch(({ projections }) => projections.activity(id));
	}

	/** The money and materials of an activity. */
	accounts(activity: Activity): AccountSubject {
		return this.watch(({ projections }) => projections.accounts(activity));
	}

	/** Who is trained to host activities. */
	get hosts(): ReadonlyMap<MemberId, Host> {
		return this.watch(({ projections }) => projections.hosts());
	}

	/** Receptions, visits and invitations. */
	get visits(): readonly Visit[] {
		return this.watch(({ projections }) => projections.visits.visits());
	}

	/** The member whom this person is; null while nobody has said so. */
	get me(): MemberId | null {
		return this.watch(({ projections, person }) => projections.memberOf(person));
	}

	can(capability: string): boolean {
		return this.watch((workspace) => workspace.speaker().can(capability));
	}

	/** The name on the member's card; '' where there is none. */
	nameOf(member: MemberId): string {
		return this.watch((workspace) => workspace.nameOf(member));
	}

	nameOfPerson(person: PersonId): string {
		return this.watch((workspace) => workspace.nameOfPerson(person));
	}
}

/** Set by the workspace's layout, read by every page below it. */
export const [useWorkspace, provideWorkspace] = createContext<WorkspaceView>();
