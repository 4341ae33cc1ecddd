import type { ObjectId } from '#lib/kernel/identity/index.ts';
import type { Award } from './award.ts';
import type { AwardCapability } from './capabilities.ts';
import { isForPosition, isForUnits, type Position } from './candidates.ts';
import type { AwardEvent } from './events.ts';
import type { AwardRefusal } from './refusal.ts';

/** Who states something: what their grants allow. */
export interface Author {
	readonly can: (capability: AwardCapability) => boolean;
}

/** What the organisation says. */
export interface Surroundings {
	/** The last day of a term; undefined where there is no such term. */
	readonly endOf: (term: ObjectId) => string | undefined;
	/** The position that a member holds on a day; null where they are no member then. */
	readonly positionOf: (member: ObjectId, date: string) => Position | null;
	readonly isUnit: (id: ObjectId) => boolean;
}

/** What a statement is judged by. */
export interface Case extends Surroundings {
	readonly author: Author;
	readonly award: (
		id: ObjectId
	) => Pick<Award, 'kind' | 'term' | 'places' | 'withdrawn'> | undefined;
}

/** Why a statement about awards has no effect; undefined where it counts. */
export const awardRefusal = (event: AwardEvent, known: Case): AwardRefusal | undefined => {
	switch (event.type) {
		// Rounds are opened by the office or the presidium, for a term that there is.
		case 'award.opened':
			return mayDo(known, 'award.open') ?? isTerm(known, event.payload.term);
		// The presidium decides, for no more than there are places, and only for whom the award is.
		case 'award.decided':
			return mayDo(known, 'award.decide') ?? listRefusal(event.payload, known);
		// A round is taken back by whoever may decide it; what was decided stays to be seen.
		case 'award.withdrawn':
			return mayDo(known, 'award.decide') ?? isOpen(known, event.payload.award);
	}
};

const mayDo = ({ author }: Case, capability: AwardCapability): AwardRefusal | undefined =>
	author.can(capability) ? undefined : { code: 'not_allowed' };

const isTerm = ({ endOf }: Case, term: ObjectId): AwardRefusal | undefined =>
	endOf(term) === undefined ? { code: 'unknown_term' } : undefined;

const isOpen = ({ award }: Case, id: ObjectId): AwardRefusal | undefined => {
	const known = award(id);
	if (!known) return { code: 'unknown_award' };
	return known.withdrawn ? { code: 'award_withdrawn' } : undefined;
};

const listRefusal = (
	{ award: id, laureates }: { readonly award: ObjectId; readonly laureates: readonly ObjectId[] },
	known: Case
): AwardRefusal | undefined => {
	const award = known.award(id);
	const refusal = isOpen(known, id);
	if (!award || refusal) return refusal;
	if (laureates.length > award.places) return { code: 'too_many', places: award.places };
	const { kind, term } = award;
	const end = known.endOf(term);
	if (end === undefined) return { code: 'unknown_term' };
	const isFor = (each: ObjectId) => {
		if (isForUnits(kind)) return known.isUnit(each);
		const position = known.positionOf(each, end);
		return position !== null && isForPosition(kind, position);
	};
	return laureates.every(isFor) ? undefined : { code: 'wrong_laureate' };
};
