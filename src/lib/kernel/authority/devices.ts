import type { DeviceId, WorkspaceId } from '../identity/index.ts';
import { append, areSame, grouped } from './control.ts';
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
	const hasNoCuts = decisions.rebindings.length === 0 && decisions.revocations.size === 0;
	if (hasNoCuts && stated.every(onlyAdds))
		return plainDevices(standing, introduction, stated, decisions);
	return devicesByTrees(standing, introduction, stated, decisions);
};

const onlyAdds = ({ event: { type } }: Parsed): boolean =>
	type === 'device.added' || type === 'work.ratified';

type Plain = {
	readonly stated: readonly Parsed[];
	readonly proves: Standing['proves'];
	readonly workspace: WorkspaceId;
	readonly devices: PersonDevices;
};

// The last two: as a revoked grant left them, and as they are.
const plain = new WeakMap<Parsed, readonly Plain[]>();

/** Where nothing is cut, the devices follow from these statements alone: they are settled once. */
const plainDevices = (...settling: Parameters<typeof devicesByTrees>): PersonDevices => {
	const [{ proves, workspace }, introduction, stated] = settling;
	const settled = plain.get(introduction) ?? [];
	const known = settled.find(
		(one) => one.proves === proves && one.workspace === workspace && areSame(one.stated, stated)
	);
	if (known) return known.devices;
	const devices = devicesByTrees(...settling);
	plain.set(introduction, [...settled.slice(-1), { stated, proves, workspace, devices }]);
	return devices;
};

const devicesByTrees = (
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
