/** Which device acts for whom, as pages and the relay ask. */
import type { DeviceId, PersonId } from '../identity/index.ts';
import { byId, onceOf } from './control.ts';
import { isWithinLimit } from './judge.ts';
import type { DeviceNode, Person, Standing } from './standing.ts';
import type { Authority, DeviceBinding, Grant, Parsed, WrapKey } from './types.ts';

type LiveGrants = (person: PersonId) => readonly Grant[];

/**
 * For whom each device acts. Of several persons it is the one with the most senior live grant, so that
 * no junior can turn a device to somebody else; then one to whom it was bound, by a senior, the words or
 * another device, before one whom it has introduced; then the least id.
 */
export const actingFor = (
	{ people }: Standing,
	grantsOf: LiveGrants
): ReadonlyMap<DeviceId, PersonId> => {
	const before = byClaim(grantsOf);
	const acting = new Map<DeviceId, Claim>();
	for (const { id, devices } of people.values()) {
		for (const [device, nodes] of devices) {
			const claim = { id, nodes };
			const other = acting.get(device);
			if (!other || before(claim, other) < 0) acting.set(device, claim);
		}
	}
	return new Map([...acting].map(([device, { id }]) => [device, id]));
};

/** Somebody of whom a device is one, and how it came to be. */
interface Claim {
	readonly id: PersonId;
	readonly nodes: readonly DeviceNode[];
}

const byClaim = (grantsOf: LiveGrants) => {
	const rankOf = ({ id, nodes }: Claim) =>
		Math.min(...exercisable(nodes, grantsOf(id)).map(({ rank }) => rank));
	const isBound = ({ nodes }: Claim) => nodes.some(({ parent }) => parent !== '');
	return (a: Claim, b: Claim): number => {
		const [rankA, rankB] = [rankOf(a), rankOf(b)];
		// Nobody's difference to nobody is no number, and none of the two is more senior.
		return rankA - rankB || Number(isBound(b)) - Number(isBound(a)) || byId(a, b);
	};
};

/** The grants that a device with these nodes may exercise now. */
export const exercisable = (
	nodes: readonly DeviceNode[],
	grants: readonly Grant[]
): readonly Grant[] => {
	const live = nodes.filter(({ cuts }) => cuts.length === 0);
	return grants.filter((grant) => live.some(({ limit }) => isWithinLimit(limit, grant)));
};

/** A person's devices for people to read: one line a device, the live binding where there are several. */
export const bindingsOf = (
	{ devices }: Person,
	wraps: Authority['wraps']
): readonly DeviceBinding[] =>
	[...devices].flatMap(([device, nodes]): readonly DeviceBinding[] => {
		const node = nodes.find(({ cuts }) => cuts.length === 0) ?? nodes[0];
		if (!node) return [];
		const { parent, since, cuts } = node;
		const ranked = cuts.map(({ cut, rank, revocation }) => ({ cut, rank, revocation }));
		const wrap = wraps.get(device);
		return [
			{ device, parent, since, cuts: ranked, isLive: cuts.length === 0, ...(wrap && { wrap }) }
		];
	});

/** The first key that each device has published for itself; no later one can take its place. */
export const wrapsIn = ({ control, refused }: Standing): ReadonlyMap<DeviceId, WrapKey> => {
	const wraps = new Map<DeviceId, WrapKey>();
	for (const { id, entry, event } of bySeq(control.of('wrap.published'))) {
		if (!refused.has(id) && !wraps.has(entry.device)) wraps.set(entry.device, event.payload.key);
	}
	return wraps;
};

const bySeq = onceOf((published: readonly Parsed<'wrap.published'>[]) =>
	// Already by id: the sort keeps that order among equals.
	published.toSorted((a, b) => a.entry.seq - b.entry.seq)
);
