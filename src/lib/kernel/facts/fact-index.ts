import type { EntryId } from '../identity/index.ts';
import { byTime, type Fact } from './fact.ts';

/**
 * Accepted facts by subject: the state of a domain.
 *
 * Adding and removing commute, because nothing here depends on the order of arrival; whatever does
 * depend on order is computed from `of`, which sorts when asked. A late fact touches its subjects
 * and nothing else.
 */
export class FactIndex<F extends Fact> {
	readonly #bySubject = new Map<string, Map<EntryId, F>>();
	readonly #sorted = new Map<string, readonly F[]>();
	readonly #subjectsOf: (fact: F) => readonly string[];

	/** `subjectsOf` must be pure: the same fact always concerns the same subjects. */
	constructor(subjectsOf: (fact: F) => readonly string[]) {
		this.#subjectsOf = subjectsOf;
	}

	/** Adds `fact` and answers the subjects it touched; none where it was there already. */
	add(fact: F): readonly string[] {
		return this.#touch(fact, (facts) => !facts.has(fact.id) && facts.set(fact.id, fact));
	}

	/** Takes `fact` out again, as when its author's authority turns out to have ended before it. */
	remove(fact: F): readonly string[] {
		return this.#touch(fact, (facts) => facts.delete(fact.id));
	}

	/** The facts about `subject` in the order of their claimed time; the same array until touched. */
	of(subject: string): readonly F[] {
		const known = this.#sorted.get(subject);
		if (known) return known;
		const sorted = [...(this.#bySubject.get(subject)?.values() ?? [])].sort(byTime);
		this.#sorted.set(subject, sorted);
		return sorted;
	}

	/** Every subject that has at least one fact. */
	subjects(): string[] {
		return [...this.#bySubject.keys()];
	}

	#touch(fact: F, change: (facts: Map<EntryId, F>) => unknown): readonly string[] {
		return this.#subjectsOf(fact).filter((subject) => {
			const facts = this.#bySubject.get(subject) ?? new Map<EntryId, F>();
			if (!change(facts)) return false;
			this.#sorted.delete(subject);
			if (facts.size === 0) this.#bySubject.delete(subject);
			else this.#bySubject.set(subject, facts);
			return true;
		});
	}
}
