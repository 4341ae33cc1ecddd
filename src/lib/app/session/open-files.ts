import type { WorkspaceId } from '#lib/kernel/identity/index.ts';
import { WorkspaceFiles } from '../files/index.ts';
import type { Exchange } from './exchange.ts';
import type { SessionPorts } from './ports.ts';

/** Opens the files of a workspace; they are brought to the relay whenever the exchange has reached it. */
export const openFiles = (
	{ relay, draw, pace, openFiles: openStore }: SessionPorts,
	workspace: {
		readonly id: WorkspaceId;
		readonly isSample: boolean;
		readonly exchange: Exchange | undefined;
	},
	tell: () => void
): WorkspaceFiles => {
	const { id, isSample, exchange } = workspace;
	const files = new WorkspaceFiles({
		store: openStore(id),
		line: isSample ? undefined : relay?.files(id),
		...{ draw, tell, after: (ms, run) => pace.after(ms, run) },
		isConnected: () => exchange?.state.get().isConnected === true
	});
	exchange?.state.subscribe(() => files.mayBring());
	return files;
};
