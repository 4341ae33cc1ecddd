import { conductContext } from '#lib/app/conduct/index.ts';
import { dismissFinding, type Dismissal } from '#lib/domains/conduct/index.ts';
import type { ObjectId } from '#lib/kernel/identity/index.ts';
import { m } from '#lib/paraglide/messages.js';
import type { WorkspaceView } from '#lib/ui/workspace/index.ts';
import { send } from './send.ts';

/** Dismisses a finding about a member or a department; answers why not, where it was refused. */
export const dismiss = (
	view: WorkspaceView,
	about: ObjectId,
	{ clause, level, causes }: Pick<Dismissal, 'clause' | 'level' | 'causes'>,
	reason: string | null
): Promise<string | undefined> => {
	const file = view.workspace.projections.conduct.file(about);
	const fields = { clause, level, causes: [...causes], reason: reason ?? '' };
	const command = dismissFinding(file, fields, conductContext(view.workspace));
	return send(view, command, m.conduct_done_recorded());
};
