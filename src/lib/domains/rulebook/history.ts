/** For tests: a history told in a few words, with ids made from names. */
import { entryId, objectId, personId } from '#lib/kernel/facts/testing.ts';
import {
	membersSpace,
	type DeviceId,
	type ObjectId,
	type Space
} from '#lib/kernel/identity/index.ts';
import type { Parameter } from '#lib/kernel/rules/index.ts';
import type { Amendment, Outcome } from './amendment.ts';
import type { RulebookFact, RulebookFactOf, RulebookPayload } from './events.ts';
import { viewAmendment, type RulebookSources } from './view.ts';

export { entryId, objectId };

export const parameters: readonly Parameter[] = [
	{ key: 'AL-20.late', kind: 'whole', default: -1 },
	{ key: 'AL-20.absent', kind: 'whole', default: -3 },
	{ key: 'AL-26.officer', kind: 'whole', default: 3, least: 1 },
	{ key: 'AL-24.period', kind: 'choice', default: 'month', values: ['month', 'term'] },
	{ key: 'AL-85.previous_term', kind: 'ids', default: '' }
];

/** Alice and Bob are members; `presidium` decides and is none; `stranger` may do nothing. */
const sources: RulebookSources = {
	parameters,
	authorOf: ({ by, space }) => ({
		space,
		member:
			by === personId('Alice')
				? objectId('Alice')
				: by === personId('Bob')
					? objectId('Bob')
					: null,
		can: () => by === personId('presidium') || by === personId('minister')
	})
};

/** A fact named `name`, stated at `at` by the person of the name `by`. */
export const stated = <Type extends RulebookFact['type']>(
	name: string,
	at: number,
	type: Type,
	payload: RulebookPayload<Type>,
	by: string,
	space: Space = membersSpace
): RulebookFactOf<Type> =>
	({
		...{ id: entryId(name), type, space, by: personId(by) },
		...{ device: 'device' as DeviceId, at, receivedAt: at, payload }
	}) as RulebookFact as RulebookFactOf<Type>;

interface Proposal {
	readonly by?: string;
	readonly from?: string;
	readonly at?: number;
}

/** An amendment of that name which sets figures, such as `{ 'AL-20.late': '-2' }`. */
export const proposed = (
	name: string,
	figures: Readonly<Record<string, string>>,
	{ by = 'Alice', from = '2026-02-20', at = 1 }: Proposal = {}
) =>
	stated(
		name,
		at,
		'amendment.proposed',
		{
			figures: Object.entries(figures).map(([key, value]) => ({ key, value })),
			...{ from, reason: '例会迟到太多' }
		},
		by
	);

export const decided = (
	name: string,
	at: number,
	outcome: Outcome,
	{ of = 'late', by = 'presidium', over = [] as readonly string[] } = {}
) =>
	stated(
		name,
		at,
		'amendment.decided',
		{ ...{ amendment: objectId(of), outcome, reason: null }, supersedes: over.map(entryId) },
		by
	);

export const commented = (name: string, at: number, text: string, by = 'Bob') =>
	stated(name, at, 'amendment.commented', { amendment: objectId('late'), text }, by);

export const withdrawn = (name: string, at: number, by = 'Alice') =>
	stated(name, at, 'amendment.withdrawn', { amendment: objectId('late') }, by);

/** The amendments that these facts amount to, by name, whatever order they are given in. */
export const amendmentsOf = (...facts: readonly RulebookFact[]): readonly Amendment[] => {
	const subjectOf = (fact: RulebookFact): ObjectId =>
		fact.type === 'amendment.proposed' ? objectId(fact.id) : fact.payload.amendment;
	const sorted = [...facts].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
	return [...new Set(facts.map(subjectOf))].flatMap(
		(id) =>
			viewAmendment(
				sorted.filter((fact) => subjectOf(fact) === id),
				sources
			) ?? []
	);
};

/** The one amendment of these facts. */
export const amendmentOf = (...facts: readonly RulebookFact[]): Amendment => {
	const [amendment] = amendmentsOf(...facts);
	if (!amendment) throw new Error('the history proposes an amendment');
	return amendment;
};
