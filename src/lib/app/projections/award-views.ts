import {
	awardSubjects,
	viewAward,
	type Award,
	type AwardContext,
	type AwardFact,
	type AwardSources
} from '#lib/domains/awards/index.ts';
import {
	postAt,
	type MemberId,
	type Organisation,
	type UnitId
} from '#lib/domains/organisation/index.ts';
import { FactIndex } from '#lib/kernel/facts/index.ts';
import type { EntryId, ObjectId } from '#lib/kernel/identity/index.ts';
import { memoised } from './memoised.ts';

interface Sources {
	readonly had: (fact: EntryId, capability: string) => boolean;
	readonly organisation: () => Organisation;
}

/** What the organisation says, as the policy about awards asks. */
export const awardSurroundings = (organisation: Organisation): Omit<AwardContext, 'can'> => ({
	endOf: (term) => organisation.terms.find(({ id }) => id === term)?.to,
	// An id that is no member's or unit's is found nowhere.
	positionOf: (member, date) => postAt(organisation, member as MemberId, date)?.position ?? null,
	isUnit: (id) => organisation.units.has(id as UnitId)
});

/** Awards, computed from their facts when somebody asks. */
export class AwardViews {
	readonly #sources: Sources;
	readonly #facts = new FactIndex<AwardFact>(awardSubjects);
	readonly #views: (organisation: Organisation) => {
		readonly award: (facts: readonly AwardFact[]) => { readonly award: Award | null };
	};

	constructor(sources: Sources) {
		this.#sources = sources;
		this.#views = memoised((organisation: Organisation) => {
			const asked: AwardSources = {
				surroundings: awardSurroundings(organisation),
				authorOf: ({ id }) => ({ can: (capability) => sources.had(id, capability) })
			};
			return {
				award: memoised((facts) => ({ award: viewAward(facts, asked) }))
			};
		});
	}

	add(fact: AwardFact): void {
		this.#facts.add(fact);
	}

	remove(fact: AwardFact): void {
		this.#facts.remove(fact);
	}

	award(id: ObjectId): Award | null {
		return this.#current().award(this.#facts.of(id)).award;
	}

	/** Every award that has been opened, the latest first. */
	awards(): readonly Award[] {
		return this.#subjects()
			.flatMap((id) => this.award(id) ?? [])
			.sort((a, b) => b.opened.at - a.opened.at || (a.id < b.id ? -1 : 1));
	}

	#subjects(): readonly ObjectId[] {
		return this.#facts.subjects() as ObjectId[]; // see `awardSubjects`
	}

	#current() {
		return this.#views(this.#sources.organisation());
	}
}
