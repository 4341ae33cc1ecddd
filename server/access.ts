/** The gate and the log of one relay, over its store. */
import {
	controlSpace,
	type DeviceId,
	type Space,
	type WorkspaceId
} from '#lib/kernel/identity/index.ts';
import { closeCodes } from './close-codes.ts';
import { openGate, rightTo, Rulings, Workspaces, type GateParts } from './gate/index.ts';
import { LogRooms, readSpace, speakLog, takeHandIn } from './log/index.ts';
import { DailyBytes, LogBytes } from './quotas/index.ts';
import { indexRecovery, tellWorkspaces } from './recovery/index.ts';
import type { Access, Admission, Connection, DoorControl, LogPath, OpenAccess } from './seams.ts';
import { Shares, speakShares } from './shares/index.ts';
import type { Store } from './store/index.ts';

/** Limits that tests make smaller, and the clock that they set. */
export type AccessLimits = Pick<GateParts, 'patienceMs' | 'pendingPerAddress'> & {
	readonly now?: () => number;
};

/** Makes the access of a relay with limits of its own. */
export const accessWith =
	(limits: AccessLimits): OpenAccess =>
	async ({ store, logger, fault, ...parts }) => {
		const now = limits.now ?? parts.now;
		const report = (reason: unknown) => logger.error({ err: reason }, 'a log socket failed');
		const daily = new DailyBytes({ store, now, limit: parts.limits.deviceDailyBytes, fault });
		const logBytes = new LogBytes({ store, limit: parts.limits.workspaceLogBytes, fault });
		const rulings = await Rulings.open(store, parts.founding);
		const rooms = new LogRooms({ store, now, report, fault, quota: logBytes });
		const workspaces = new Workspaces(
			(workspace) => readSpace(store, { workspace, space: controlSpace }),
			now
		);
		const gate = openGate({
			...limits,
			workspaces,
			rulings,
			daily,
			limited: parts.limited,
			now,
			offer: async (workspace, entries, judge) => {
				const control = await rooms.room(workspace, controlSpace);
				return control.offer(entries, judge, undefined);
			}
		});
		const rights = { ...parts, workspaces, store, now, report };
		const recovery: Access['recovery'] = (connection, path) => {
			tellWorkspaces(connection, path, store).catch((reason: unknown) => {
				report(reason);
				connection.end(closeCodes.fault);
			});
		};
		await indexRecovery(store);
		const close = async () => {
			await daily.close();
			await logBytes.close();
		};
		return {
			gate,
			log: logHandler(rights, rooms),
			share: shareHandler(rights, new Shares({ store, now })),
			recovery,
			files: filesEntry(rights, { rulings, daily }),
			door: doorOf(workspaces, rulings),
			close
		};
	};

/** What it takes to speak with an admitted device of a workspace. */
type Rights = {
	readonly workspaces: Workspaces;
	readonly store: Store;
	readonly now: () => number;
	readonly limited: (limit: string) => void;
	readonly shared: (outcome: string) => void;
	readonly report: (reason: unknown) => void;
};

/** Runs what a device's connection leads to, and ends it where that fails. */
const leading = (
	{ report }: Rights,
	connection: Connection,
	{ device }: Admission,
	lead: (device: DeviceId) => Promise<void>
): void => {
	if (device === undefined) return connection.end(closeCodes.stop);
	lead(device as DeviceId) // the gate has verified that it is one
		.catch((reason: unknown) => {
			report(reason);
			connection.end(closeCodes.fault);
		});
};

const logHandler =
	(rights: Rights, rooms: LogRooms): Access['log'] =>
	(connection, path, admission) =>
		leading(rights, connection, admission, async (device) => {
			const { workspaces, store, now, limited, report } = rights;
			const hold = () => workspaces.use(path.workspace as WorkspaceId);
			const { workspace, release } = await hold();
			connection.onEnd(release);
			const room = await rooms.room(workspace, path.space as Space);
			const { spend, over } = admission;
			const socket = {
				...{ connection, path, device, workspace, room, store, now, hold, report },
				...{ spend, limited }
			};
			if (over) takeHandIn(socket, over);
			else speakLog(socket);
		});

const shareHandler =
	(rights: Rights, shares: Shares): Access['share'] =>
	(connection, path, admission) =>
		leading(rights, connection, admission, async (device) => {
			const { workspaces, now, limited, shared, report } = rights;
			const { workspace, release } = await workspaces.use(path.workspace as WorkspaceId);
			connection.onEnd(release);
			const { spend } = admission;
			speakShares({
				...{ connection, path, device, workspace, shares, now, report },
				...{ spend, limited, shared }
			});
		});

/** What a device may do with files: the same as in the space's log, but for whoever waits for a grant. */
const filesEntry =
	(
		{ workspaces, now }: Rights,
		{ rulings, daily }: { readonly rulings: Rulings; readonly daily: DailyBytes }
	): Access['files'] =>
	async (device, { workspace: id, space }) => {
		const { workspace, release } = await workspaces.use(id);
		const account = await daily.open(device);
		const path: LogPath = { type: 'log', workspace: id, space };
		const refusal = () => {
			const right = rightTo(workspace.authority, device, path, now());
			if (right.ok && right.value.isPending) return 'pending';
			return rulings.refusal(device, id, workspace.isKnown) ?? (right.ok ? undefined : right.error);
		};
		return {
			refusal,
			spend: (bytes) => account.spend(bytes),
			release: () => {
				account.release();
				release();
			}
		};
	};

/** What the operator's commands ask of the door of a running relay. */
const doorOf = (workspaces: Workspaces, rulings: Rulings): DoorControl => ({
	connected: async () =>
		(await workspaces.opened()).flatMap((workspace) =>
			workspace.connected().map((device) => ({ workspace: workspace.id, device }))
		),
	rule: async (kind, id, holds) => {
		await rulings.rule(kind, id, holds);
		if (kind === 'allowed' || !holds) return 0;
		const opened = await workspaces.opened();
		const isDevice = kind === 'evicted-device';
		return opened
			.filter((workspace) => isDevice || workspace.id === (id as WorkspaceId))
			.reduce((sum, each) => sum + each.evict(isDevice ? (id as DeviceId) : undefined), 0);
	}
});

/** Makes the access of a relay. */
export const openAccess: OpenAccess = accessWith({});
