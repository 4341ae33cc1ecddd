import { entryToObject, type PersonId } from '#lib/kernel/identity/index.ts';
import type { OrganisationFact, OrganisationFactOf } from './events.ts';
import {
	noOrganisation,
	type Member,
	type MemberId,
	type Organisation,
	type Post,
	type RefusedFact,
	type Station,
	type Term,
	type Unit,
	type UnitId
} from './organisation.ts';
import { organisationRefusal, type Author } from './policy.ts';

interface Draft {
	readonly units: Map<UnitId, Unit>;
	readonly members: Map<MemberId, Member>;
	readonly memberByPerson: Map<PersonId, MemberId>;
	readonly terms: Term[];
	readonly refused: RefusedFact[];
}

const isCreation = (fact: OrganisationFact) =>
	fact.type === 'unit.created' || fact.type === 'member.enrolled';

/**
 * The organisation that its facts, sorted by time, amount to. Each is put to the policy its author's
 * command had to pass, because a peer can sign what a page would have refused.
 *
 * What creates is folded first: two devices' clocks differ, and a move must find its unit although
 * the unit's maker has the later clock. A creation can only name what existed, so this cannot loop.
 */
export const viewOrganisation = (
	facts: readonly OrganisationFact[],
	authorOf: (fact: OrganisationFact) => Author
): Organisation => {
	if (facts.length === 0) return noOrganisation;
	const draft: Draft = {
		units: new Map(),
		members: new Map(),
		memberByPerson: new Map(),
		terms: [],
		refused: []
	};
	foldUnits(draft, facts, authorOf);
	for (const fact of facts) if (fact.type === 'member.enrolled') fold(draft, fact, authorOf);
	for (const fact of facts) if (!isCreation(fact)) fold(draft, fact, authorOf);
	draft.terms.sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
	return draft;
};

/** Parents before children, whatever the clocks said; what never finds its parent is refused. */
const foldUnits = (
	draft: Draft,
	facts: readonly OrganisationFact[],
	authorOf: (fact: OrganisationFact) => Author
) => {
	let waiting = facts.filter((fact) => fact.type === 'unit.created');
	for (;;) {
		const ready = waiting.filter(({ payload }) => isKnown(draft, payload.parent));
		if (ready.length === 0) break;
		for (const fact of ready) fold(draft, fact, authorOf);
		waiting = waiting.filter((fact) => !ready.includes(fact));
	}
	for (const fact of waiting) fold(draft, fact, authorOf);
};

const isKnown = (draft: Draft, unit: UnitId | null) => unit === null || draft.units.has(unit);

const fold = (
	draft: Draft,
	fact: OrganisationFact,
	authorOf: (fact: OrganisationFact) => Author
) => {
	const refusal = organisationRefusal(draft, fact, authorOf(fact));
	if (refusal) draft.refused.push({ id: fact.id, type: fact.type, refusal });
	else evolve(draft, fact);
};

const evolve = (draft: Draft, fact: OrganisationFact) => {
	switch (fact.type) {
		case 'unit.created': {
			const id = entryToObject(fact.id);
			draft.units.set(id, { id, ...fact.payload });
			return;
		}
		case 'unit.renamed':
			return rename(draft, fact);
		case 'member.enrolled': {
			const id = entryToObject(fact.id);
			draft.members.set(id, { id, stations: [stationOf(fact)], person: null });
			return;
		}
		case 'member.moved':
		case 'member.left':
			return station(draft, fact.payload.member, stationOf(fact));
		case 'member.linked':
			return link(draft, fact);
		case 'term.opened':
			draft.terms.push({ id: entryToObject(fact.id), ...fact.payload });
	}
};

const rename = (draft: Draft, { payload }: OrganisationFactOf<'unit.renamed'>) => {
	const unit = draft.units.get(payload.unit);
	if (unit) draft.units.set(unit.id, { ...unit, name: payload.name });
};

const postOf = (
	fact: OrganisationFactOf<'member.enrolled' | 'member.moved' | 'member.left'>
): Post | null =>
	fact.type === 'member.left' ? null : { unit: fact.payload.unit, position: fact.payload.position };

const stationOf = (
	fact: OrganisationFactOf<'member.enrolled' | 'member.moved' | 'member.left'>
): Station => ({
	from: fact.payload.from,
	post: postOf(fact),
	cause: fact.id,
	by: fact.by,
	at: fact.at
});

const station = (draft: Draft, id: MemberId, next: Station) => {
	const member = draft.members.get(id);
	if (!member) return;
	// Facts come in the order of their statement, and the sort keeps it among equal dates.
	const isStruckOut = next.post === null && next.from === null;
	const stations = [...(isStruckOut ? [] : member.stations), next].sort((a, b) => {
		const [from, to] = [a.from ?? '', b.from ?? ''];
		return from < to ? -1 : from > to ? 1 : 0;
	});
	draft.members.set(id, { ...member, stations });
};

/** One person, one member, at a time: the latest link unties both from whomever they had. */
const link = (draft: Draft, { payload }: OrganisationFactOf<'member.linked'>) => {
	const member = draft.members.get(payload.member);
	if (!member) return;
	if (member.person) draft.memberByPerson.delete(member.person);
	const before =
		payload.person && draft.members.get(draft.memberByPerson.get(payload.person) ?? member.id);
	if (before) draft.members.set(before.id, { ...before, person: null });
	draft.members.set(member.id, { ...member, person: payload.person });
	if (payload.person) draft.memberByPerson.set(payload.person, member.id);
};
