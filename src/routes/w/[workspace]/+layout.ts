import { error } from '@sveltejs/kit';
import { browserSession } from '#lib/app/session/index.ts';
import type { WorkspaceId } from '#lib/kernel/identity/index.ts';
import type { LayoutLoad } from './$types';

export const load: LayoutLoad = async ({ params }) => {
	const session = await browserSession();
	// Whatever the address says is looked up among the workspaces of this device.
	const opened = await session.open(params.workspace as WorkspaceId);
	if (!opened.ok) error(404, opened.error.code);
	return { session, workspace: opened.value };
};
