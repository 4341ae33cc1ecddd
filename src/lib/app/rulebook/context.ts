import type { RulebookContext } from '#lib/domains/rulebook/index.ts';
import { allianceParameters } from '#lib/domains/scorebook/index.ts';
import type { Workspace } from '../session/index.ts';

/** Who is speaking now, as the commands about the rulebook ask. */
export const rulebookContext = (workspace: Workspace): RulebookContext => {
	const { space, member, can } = workspace.speaker();
	return { space, member, can, parameters: allianceParameters };
};
