import type { MemberId } from '#lib/domains/organisation/index.ts';
import { viewVisit, visitSubjects, type Visit, type VisitFact } from '#lib/domains/visits/index.ts';
import { FactIndex } from '#lib/kernel/facts/index.ts';
import type { EntryId, PersonId } from '#lib/kernel/identity/index.ts';
import { memoised } from './memoised.ts';

interface Sources {
	readonly had: (fact: EntryId, capability: string) => boolean;
	readonly memberByPerson: () => ReadonlyMap<PersonId, MemberId>;
}

/**
 * Receptions, visits and invitations. A view is kept until a fact about it comes or goes, or the
 * organisation changes: who has answered depends on it.
 */
export class VisitViews {
	readonly #sources: Sources;
	readonly #facts = new FactIndex<VisitFact>(visitSubjects);
	readonly #views: (
		members: ReadonlyMap<PersonId, MemberId>
	) => (facts: readonly VisitFact[]) => { readonly visit: Visit | null };

	constructor(sources: Sources) {
		this.#sources = sources;
		this.#views = memoised((members: ReadonlyMap<PersonId, MemberId>) =>
			memoised((facts: readonly VisitFact[]) => ({
				visit: viewVisit(facts, ({ id, by }) => ({
					member: members.get(by) ?? null,
					can: (capability) => sources.had(id, capability)
				}))
			}))
		);
	}

	add(fact: VisitFact): void {
		this.#facts.add(fact);
	}

	remove(fact: VisitFact): void {
		this.#facts.remove(fact);
	}

	/** Every visit that has been planned. */
	visits(): readonly Visit[] {
		const view = this.#views(this.#sources.memberByPerson());
		return this.#facts.subjects().flatMap((id) => view(this.#facts.of(id)).visit ?? []);
	}
}
