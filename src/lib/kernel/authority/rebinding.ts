/**
 * What seniors decide about a person's devices. It holds whatever the person says.
 *
 * A rebinding gives a person who has lost every device, and perhaps the words, a new one: all earlier
 * devices count up to its cut. It must not give the senior who states it more than they hold, for the
 * new device may be their own: it exercises only what their grant covers.
 */
import type { Ground } from './device-tree.ts';
import type { Rebinding, SeniorDecisions, Standing } from './standing.ts';

/** A tree for each rebinding; a later one leaves of it what its cut says. */
export const boundTrees = (
	standing: Standing,
	{ revocations, rebindings }: SeniorDecisions
): readonly Ground[] =>
	rebindings.map((bound) => {
		const { id: since, device, limit } = bound;
		const later = rebindings.filter((other) => hasSeen(standing, other, bound));
		return {
			roots: [{ device, parent: 'admin', since, ancestors: new Set() }],
			limit,
			cutsOf: (one) => [...(revocations.get(one) ?? []), ...later.map(({ cut }) => cut)]
		};
	});

/** Whether a rebinding was made in knowledge of another: after it in its chain, or citing it. */
const hasSeen = ({ isWithin }: Standing, later: Rebinding, earlier: Rebinding): boolean => {
	const { chain, seq, deps } = later.entry;
	return (
		later.id !== earlier.id &&
		(deps.includes(earlier.id) || isWithin([[chain, seq, later.id]], earlier.id, earlier.entry))
	);
};
