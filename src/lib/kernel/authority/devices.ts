import type { DeviceId } from '../identity/index.ts';
import { append, grouped } from './control.ts';
import { treeOf, type Ground, type Seed } from './device-tree.ts';
import { boundTrees } from './rebinding.ts';
import { recoveriesOf } from './recovery.ts';
import type { DeviceNode, PersonDevices, SeniorDecisions, Standing } from './standing.ts';
import type { Parsed } from './types.ts';

/** Settles the devices of a person by these statements of their own and what seniors have decided. */
export const settleDevices = (
	standing: Standing,
	introduction: Parsed<'person.introduced'>,
	stated: readonly Parsed[],
	decisions: SeniorDecisions
): PersonDevices => {
	const own = grouped(stated, ({ entry }) => entry.device);
	const grounds = [
		ownGround(standing, introduction, stated, decisions),
		...boundTrees(standing, decisions)
	];
	const nodes = new Map<DeviceId, DeviceNode[]>();
	for (const ground of grounds) {
		const tree = treeOf({ standing, decisions, own, ground });
		for (const node of tree.values()) append(nodes, node.device, node);
	}
	return nodes;
};

/** The first device and those that the words took in: rebindings leave of them what they say. */
const ownGround = (
	standing: Standing,
	introduction: Parsed<'person.introduced'>,
	stated: readonly Parsed[],
	{ seniority, revocations, rebindings }: SeniorDecisions
): Ground => {
	const recoveries = recoveriesOf(standing, introduction, stated, seniority);
	const none: ReadonlySet<DeviceId> = new Set();
	const { id: since, entry } = introduction;
	return {
		roots: [
			{ device: entry.device, parent: '', since, ancestors: none },
			...recoveries.map(({ id, device }): Seed => ({
				device,
				parent: 'words',
				since: id,
				ancestors: none
			}))
		],
		limit: undefined,
		cutsOf: (device) => [
			...recoveries.flatMap(({ retires }) => retires.get(device) ?? []),
			...(revocations.get(device) ?? []),
			...rebindings.map(({ cut }) => cut)
		]
	};
};
