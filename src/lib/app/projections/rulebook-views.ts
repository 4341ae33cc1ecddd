import {
	rulebookSubjects,
	viewAmendment,
	type Amendment,
	type RulebookFact,
	type RulebookSources
} from '#lib/domains/rulebook/index.ts';
import type { Organisation } from '#lib/domains/organisation/index.ts';
import { allianceParameters } from '#lib/domains/scorebook/index.ts';
import { FactIndex } from '#lib/kernel/facts/index.ts';
import type { EntryId, ObjectId } from '#lib/kernel/identity/index.ts';
import { memoised } from './memoised.ts';

interface Sources {
	readonly had: (fact: EntryId, capability: string) => boolean;
	readonly organisation: () => Organisation;
}

interface Views {
	readonly all: readonly Amendment[];
	readonly within: (ids: ReadonlySet<EntryId>) => readonly Amendment[];
}

const none: readonly Amendment[] = [];

/** Amendments of the rulebook, computed from their facts when somebody asks. */
export class RulebookViews {
	readonly #sources: Sources;
	readonly #facts = new FactIndex<RulebookFact>(rulebookSubjects);
	#views: ((organisation: Organisation) => Views) | undefined;

	constructor(sources: Sources) {
		this.#sources = sources;
	}

	add(fact: RulebookFact): void {
		this.#facts.add(fact);
		this.#views = undefined;
	}

	remove(fact: RulebookFact): void {
		this.#facts.remove(fact);
		this.#views = undefined;
	}

	/** Every amendment that has been proposed, the latest first; the same list until something changes. */
	amendments(): readonly Amendment[] {
		return this.#current()?.all ?? none;
	}

	/** What the facts among `ids` amount to: what was known when a term was sealed. */
	amendmentsWithin(ids: ReadonlySet<EntryId>): readonly Amendment[] {
		return this.#current()?.within(ids) ?? none;
	}

	amendment(id: ObjectId): Amendment | null {
		return this.amendments().find((amendment) => amendment.id === id) ?? null;
	}

	/** Undefined where nobody has ever proposed anything, so that this costs nothing. */
	#current(): Views | undefined {
		if (this.#facts.subjects().length === 0) return undefined;
		this.#views ??= memoised((organisation: Organisation) => {
			const sources = this.#sourcesOf(organisation);
			return {
				all: this.#amendmentsOf(sources, () => true),
				within: memoised((ids: ReadonlySet<EntryId>) =>
					this.#amendmentsOf(sources, ({ id }) => ids.has(id))
				)
			};
		});
		return this.#views(this.#sources.organisation());
	}

	#amendmentsOf(
		sources: RulebookSources,
		isKnown: (fact: RulebookFact) => boolean
	): readonly Amendment[] {
		return this.#facts
			.subjects()
			.flatMap((id) => viewAmendment(this.#facts.of(id).filter(isKnown), sources) ?? [])
			.sort((a, b) => b.proposed.at - a.proposed.at || (a.id < b.id ? -1 : 1));
	}

	#sourcesOf({ memberByPerson }: Organisation): RulebookSources {
		return {
			parameters: allianceParameters,
			authorOf: ({ id, by, space }) => ({
				space,
				member: memberByPerson.get(by) ?? null,
				can: (capability) => this.#sources.had(id, capability)
			})
		};
	}
}
