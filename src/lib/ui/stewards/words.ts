import { heldRights } from '#lib/app/rights/index.ts';
import type { CardFault, Decision } from '#lib/app/stewards/index.ts';
import type { PersonId } from '#lib/kernel/identity/index.ts';
import { m } from '#lib/paraglide/messages.js';
import { rightTitle } from '#lib/ui/rights/index.ts';
import type { WorkspaceView } from '#lib/ui/workspace/index.ts';

/** Why a text is no card, as a sentence. */
export const cardFaultText = ({ code }: CardFault): string =>
	({ not_a_card: m.stewards_door_none, incomplete_card: m.stewards_door_incomplete })[code]();

/** The cards at these places among the keys (the first is 0), as people count them. */
export const placesText = (places: Iterable<number>): string =>
	[...places].map((place) => m.stewards_place({ place: place + 1 })).join(m.stewards_comma());

/** What a person is called; by the beginning of their id where they have no card. */
export const personName = (view: WorkspaceView, person: PersonId): string =>
	view.nameOfPerson(person) || m.rights_unnamed({ id: person.slice(0, 6) });

/** What a decision does, a sentence for each right and for whoever takes over. */
export const decisionLines = (
	view: WorkspaceView,
	{ ends, installs }: Decision
): readonly string[] => {
	const ended = new Set<string>(ends.map(([grant]) => grant));
	const known = view.watch(heldRights).filter(({ grant }) => ended.has(grant));
	const missing = ended.size - known.length;
	return [
		...known.map((right) =>
			m.stewards_ends({ name: personName(view, right.person), right: rightTitle(right) })
		),
		...(missing > 0 ? [m.stewards_ends_unknown({ count: missing })] : []),
		...(installs ? [m.stewards_installs({ name: personName(view, installs) })] : [])
	];
};
