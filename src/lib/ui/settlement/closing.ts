import type { Closing } from '#lib/app/seals/index.ts';
import type { Workspace } from '#lib/app/session/index.ts';
import { controlSpace } from '#lib/kernel/identity/index.ts';
import type { WorkspaceView } from '../workspace/index.ts';

/** What signing takes of a workspace. */
export const closingOf = (workspace: Workspace): Closing => {
	const { log, person, settlements, timezone } = workspace;
	return { log, person, settlements, timezone, now: workspace.speaker().at };
};

/** Whether this person may sign a term's totals. */
export const mayClose = (view: WorkspaceView): boolean =>
	view.watch(({ log }) => log.can('term.close', controlSpace));
