/**
 * The devices of a person are trees. The first stands at a root, beside those that the words have
 * taken in. Each may take in others, and revoke itself and whatever descends from it, but none of its
 * ancestors or siblings. So no two devices can revoke each other, and one pass from the roots settles
 * which of their statements count. A rebinding by a senior begins a tree of its own.
 *
 * Devices need no grant. So what they say about each other concerns this person alone, and it binds
 * what was stated under a grant only as far as they held that grant when they said it.
 */
import type { DeviceId, EntryId } from '../identity/index.ts';
import { deviceClaim } from './claims.ts';
import {
	excluding,
	isRatified,
	type DeviceCut,
	type DeviceNode,
	type SeniorDecisions,
	type Standing
} from './standing.ts';
import { isOf, type Grant, type Identified, type Parsed, type RankedCut } from './types.ts';

/** A device that stands at a root, or is taken in by another. */
export type Seed = Pick<DeviceNode, 'device' | 'parent' | 'since' | 'ancestors'>;

/** Where a tree begins, and which cuts come from outside it: by the words or by seniors. */
export interface Ground {
	readonly roots: readonly Seed[];
	readonly limit: Grant | undefined;
	cutsOf(device: DeviceId): readonly RankedCut[];
}

/** One person's statements and decisions, for one tree. */
export type Settling = {
	readonly standing: Standing;
	readonly decisions: SeniorDecisions;
	readonly own: ReadonlyMap<DeviceId, readonly Parsed[]>;
	readonly ground: Ground;
};

type Tree = ReadonlyMap<DeviceId, DeviceNode>;

/** Level by level: the cuts of a device are known before anything that it says is heard. */
export const treeOf = (settling: Settling): Tree => {
	const tree = new Map<DeviceId, DeviceNode>();
	for (let level = settling.ground.roots; level.length > 0;) {
		const entered: DeviceNode[] = [];
		for (const seed of level) {
			if (tree.has(seed.device)) continue;
			const node = settleNode(settling, tree, seed);
			tree.set(seed.device, node);
			entered.push(node);
		}
		level = childrenOf(settling.standing, entered);
	}
	return tree;
};

const settleNode = (settling: Settling, tree: Tree, seed: Seed): DeviceNode => {
	const { standing, decisions, own, ground } = settling;
	const { seniority } = decisions;
	const above = [...seed.ancestors].flatMap((ancestor) => tree.get(ancestor) ?? []);
	const stated = own.get(seed.device) ?? [];
	const cuts = [
		...ground.cutsOf(seed.device).map((cut) => ({ ...cut, lifted: nothing, isByItself: false })),
		...cutsFromAbove(above, seed.device, seniority)
	];
	const heard = (by: readonly DeviceCut[]) =>
		stated.filter((each) => !deviceCut(standing, seniority, by, each));
	// Of several revocations of itself, what any leaves counts: as of several resignations.
	const byItself = revocationsIn(heard(cuts), seed.device);
	const [first] = byItself;
	if (first) {
		const cut = byItself.flatMap(({ event }) => event.payload.cut);
		const lifted = ratifiedIn(above);
		cuts.push({ cut, rank: seniority, revocation: first.id, lifted, isByItself: true });
	}
	return { ...seed, cuts, limit: ground.limit, says: heard(cuts) };
};

const nothing: ReadonlySet<EntryId> = new Set();

/** What ancestors have revoked; each of these cuts is lifted by who made it, or by their ancestors. */
const cutsFromAbove = (
	above: readonly DeviceNode[],
	device: DeviceId,
	rank: number
): readonly DeviceCut[] =>
	above.flatMap((node) =>
		revocationsIn(node.says, device).map(({ id, event }) => ({
			cut: event.payload.cut,
			rank,
			revocation: id,
			lifted: ratifiedIn(above.filter((one) => one === node || node.ancestors.has(one.device))),
			isByItself: false
		}))
	);

const revocationsIn = (
	says: readonly Parsed[],
	device: DeviceId
): readonly Parsed<'device.revoked'>[] =>
	says.filter(isOf('device.revoked')).filter(({ event }) => event.payload.device === device);

const ratifiedIn = (nodes: readonly DeviceNode[]): ReadonlySet<EntryId> =>
	new Set(
		nodes.flatMap(({ says }) =>
			says.filter(isOf('work.ratified')).flatMap(({ event }) => event.payload.entries as EntryId[])
		)
	);

/** The devices that these have taken in; one that several of them took in descends from each. */
const childrenOf = (standing: Standing, nodes: readonly DeviceNode[]): readonly Seed[] => {
	const children = new Map<DeviceId, Seed>();
	for (const node of nodes) {
		for (const added of node.says.filter(isOf('device.added'))) {
			if (!isAgreed(standing, added)) continue;
			const device = added.event.payload.device as DeviceId; // the schema has checked that it is a key
			const known = children.get(device);
			const ancestors = [...node.ancestors, node.device, ...(known?.ancestors ?? [])];
			const first = known ?? { device, parent: node.device, since: added.id };
			children.set(device, { ...first, ancestors: new Set(ancestors) });
		}
	}
	return [...children.values()];
};

/** Whether a device has agreed to be taken in by the one that says so. */
export const isAgreed = (
	{ workspace, proves }: Standing,
	stated: Parsed<'device.added'>
): boolean => proves(deviceClaim(stated, workspace));

/** The first cut of a device that leaves out what it states. */
export const deviceCut = (
	standing: Standing,
	seniority: number,
	cuts: readonly DeviceCut[],
	stated: Identified
): DeviceCut | undefined =>
	cuts.length === 0
		? undefined
		: excluding(
				standing,
				cuts,
				stated,
				(cut, id) => cut.lifted.has(id) || isRatified(standing, cut, id, seniority)
			);
