import {
	activitySubjects,
	viewActivity,
	type Activity,
	type ActivityFact,
	type ActivityId
} from '#lib/domains/activities/index.ts';
import type { Organisation } from '#lib/domains/organisation/index.ts';
import { FactIndex } from '#lib/kernel/facts/index.ts';
import type { EntryId } from '#lib/kernel/identity/index.ts';
import { instantToDate } from '../time/index.ts';
import { memoised } from './memoised.ts';

interface Sources {
	readonly had: (fact: EntryId, capability: string) => boolean;
	readonly timezone: () => string;
	readonly organisation: () => Organisation;
}

/**
 * Activities. A view is kept until a fact about it comes or goes, or the organisation changes: who
 * its authors are depends on it.
 */
export class ActivityViews {
	readonly #sources: Sources;
	readonly #facts = new FactIndex<ActivityFact>(activitySubjects);
	#organisation: Organisation | undefined;
	#view = this.#newView();
	#sorted: readonly Activity[] | undefined;

	constructor(sources: Sources) {
		this.#sources = sources;
	}

	add(fact: ActivityFact): void {
		this.#sorted = undefined;
		this.#facts.add(fact);
	}

	remove(fact: ActivityFact): void {
		this.#sorted = undefined;
		this.#facts.remove(fact);
	}

	activity(id: ActivityId): Activity | null {
		return this.#current()(this.#facts.of(id)).activity;
	}

	/** Every activity, the idea proposed last first; the same list until a fact comes or goes. */
	activities(): readonly Activity[] {
		const view = this.#current();
		this.#sorted ??= this.#facts
			.subjects()
			.flatMap((id) => view(this.#facts.of(id)).activity ?? [])
			.sort((a, b) => b.proposed.at - a.proposed.at || (a.id < b.id ? -1 : 1));
		return this.#sorted;
	}

	#current() {
		const organisation = this.#sources.organisation();
		if (organisation !== this.#organisation) {
			this.#organisation = organisation;
			this.#view = this.#newView();
			this.#sorted = undefined;
		}
		return this.#view;
	}

	#newView() {
		return memoised((facts: readonly ActivityFact[]) => ({
			activity: viewActivity(facts, ({ id, by, at }) => ({
				at,
				today: instantToDate(at, this.#sources.timezone()),
				member: this.#organisation?.memberByPerson.get(by) ?? null,
				can: (capability: string) => this.#sources.had(id, capability)
			}))
		}));
	}
}
