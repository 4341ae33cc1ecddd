import {
	dayOf,
	isHeld,
	membersOf,
	ownIdeaOf,
	type Activity,
	type ActivityId,
	type MemberId,
	type Part
} from '#lib/domains/activities/index.ts';
import type {
	Activity as ScoredActivity,
	Participation,
	RecordLists,
	Records
} from '#lib/domains/scorebook/index.ts';
import { instantToDate } from '../time/index.ts';
import type { RecordSource, ScoreSources } from './record-source.ts';

/**
 * Activities and who did what (AL-40 to AL-44). An idea counts for whoever had it, on the day of the
 * activity or, until there is one, on the day it was proposed. What the office records for a member
 * stands in the place of that. A question scores nothing; a withdrawn activity neither.
 */
export class ActivitySource implements RecordSource {
	readonly #workspace: ScoreSources;
	readonly #seen = new Map<ActivityId, Activity>();

	constructor(workspace: ScoreSources) {
		this.#workspace = workspace;
	}

	follow(records: Records): Iterable<string> {
		const touched = new Set<string>();
		const gone = new Map(this.#seen);
		for (const activity of this.#workspace.projections.activities()) {
			gone.delete(activity.id);
			this.#follow(activity, records, touched);
		}
		for (const activity of gone.values()) {
			this.#put(activity, [], records, touched);
			this.#seen.delete(activity.id);
		}
		return touched;
	}

	lists(): Partial<RecordLists> {
		const counting = this.#workspace.projections
			.activities()
			.toReversed()
			.map((activity) => ({ activity, rows: this.#rowsOf(activity) }))
			.filter(({ activity, rows }) => isScored(activity) && (isHeld(activity) || rows.length > 0));
		return {
			activities: counting.map(({ activity }) => this.#record(activity)),
			participation: counting.flatMap(({ rows }) => rows)
		};
	}

	#follow(activity: Activity, records: Records, touched: Set<string>): void {
		if (this.#seen.get(activity.id) === activity) return;
		this.#put(activity, isScored(activity) ? this.#rowsOf(activity) : [], records, touched);
		this.#seen.set(activity.id, activity);
	}

	/** Puts the rows, and an empty one for whoever had one before. */
	#put(
		activity: Activity,
		rows: readonly Participation[],
		records: Records,
		touched: Set<string>
	): void {
		const before = this.#seen.get(activity.id);
		const had = before ? membersOf(before) : [];
		const has = new Set(rows.map(({ member }) => member));
		const emptied = had
			.filter((member) => !has.has(member))
			.map((member) => this.#row(activity, member, empty));
		records.put('activities', this.#record(activity));
		for (const row of [...rows, ...emptied]) {
			records.put('participation', row);
			touched.add(row.member);
		}
	}

	#rowsOf(activity: Activity): readonly Participation[] {
		return membersOf(activity).flatMap((member) => {
			const told = activity.parts.get(member);
			if (!told) return [this.#row(activity, member, { ...empty, ...ownIdeaOf(activity) })];
			return told.stands ? [this.#row(activity, member, told.stands, told.stands)] : [];
		});
	}

	#row(
		activity: Activity,
		member: MemberId,
		told: typeof empty,
		stated: Pick<Part, 'id' | 'by'> = activity.proposed
	): Participation {
		const sheet = stated === activity.proposed ? 'activities' : 'participation';
		const { tookPart, outstanding, proposal, adopted } = told;
		return {
			cause: { id: stated.id, at: this.#day(activity), sheet, row: 0, by: stated.by },
			...{ activity: activity.id, member, tookPart, outstanding, proposal, adopted }
		};
	}

	/** A grade is what states the evaluation; without one the idea is. */
	#record(activity: Activity): ScoredActivity {
		const { id, title, proposed } = activity;
		const graded = activity.grade.stands;
		const stated = graded ?? proposed;
		const heldOn = this.#day(activity);
		return {
			cause: { id: stated.id, at: heldOn, sheet: 'activities', row: 0, by: stated.by },
			...{ id, title, heldOn, grade: graded?.grade ?? null }
		};
	}

	#day(activity: Activity): string {
		const day = isHeld(activity) ? dayOf(activity) : null;
		return day ?? instantToDate(activity.proposed.at, this.#workspace.timezone());
	}
}

const empty: Pick<Part, 'tookPart' | 'outstanding' | 'proposal' | 'adopted'> = {
	tookPart: false,
	outstanding: false,
	proposal: [],
	adopted: 0
};

const isScored = ({ withdrawn }: Activity): boolean => withdrawn === null;
