import type { ConductContext } from '#lib/domains/conduct/index.ts';
import { conductAuthor } from '../projections/index.ts';
import type { Workspace } from '../session/index.ts';
import { instantToDate } from '../time/index.ts';

/** Who is speaking now, as the commands about conduct ask. */
export const conductContext = (workspace: Workspace): ConductContext => {
	const { at, member, can } = workspace.speaker();
	const { projections, timezone } = workspace;
	const today = instantToDate(at, timezone);
	const author = conductAuthor(projections.organisation(), member, today, can);
	return { ...projections.conduct.surroundings(), ...author, today };
};
