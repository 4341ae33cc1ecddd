/** The gate and the log of one relay, over its store. */
import {
	controlSpace,
	type DeviceId,
	type Space,
	type WorkspaceId
} from '#lib/kernel/identity/index.ts';
import { closeCodes } from './close-codes.ts';
import { openGate, Workspaces, type GateParts } from './gate/index.ts';
import { LogRooms, readSpace, speakLog } from './log/index.ts';
import { indexRecovery, tellWorkspaces } from './recovery/index.ts';
import type { Access, OpenAccess } from './seams.ts';

/** Limits that tests make smaller. */
export type AccessLimits = Pick<GateParts, 'patienceMs' | 'pendingPerAddress'>;

/** Makes the access of a relay with limits of its own. */
export const accessWith =
	(limits: AccessLimits): OpenAccess =>
	async ({ store, now, logger, fault }) => {
		const report = (reason: unknown) => logger.error({ err: reason }, 'a log socket failed');
		const rooms = new LogRooms({ store, now, report, fault });
		const workspaces = new Workspaces(
			(workspace) => readSpace(store, { workspace, space: controlSpace }),
			now
		);
		const gate = openGate({
			...limits,
			workspaces,
			now,
			offer: async (workspace, entries, judge) => {
				const control = await rooms.room(workspace, controlSpace);
				return control.offer(entries, judge, undefined);
			}
		});
		const log: Access['log'] = (connection, path, admission) => {
			const device = admission.device as DeviceId | undefined;
			const open = async (): Promise<void> => {
				if (device === undefined) return connection.end(closeCodes.stop);
				const hold = () => workspaces.use(path.workspace as WorkspaceId);
				const { workspace, release } = await hold();
				connection.onEnd(release);
				const room = await rooms.room(workspace, path.space as Space);
				speakLog({ connection, path, device, workspace, room, store, now, hold, report });
			};
			open().catch((reason: unknown) => {
				report(reason);
				connection.end(closeCodes.fault);
			});
		};
		const recovery: Access['recovery'] = (connection, path) => {
			tellWorkspaces(connection, path, store).catch((reason: unknown) => {
				report(reason);
				connection.end(closeCodes.fault);
			});
		};
		await indexRecovery(store);
		return { gate, log, recovery, close: () => Promise.resolve() };
	};

/** Makes the access of a relay. */
export const openAccess: OpenAccess = accessWith({});
