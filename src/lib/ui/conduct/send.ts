import type { StateFault } from '#lib/app/log/index.ts';
import type { Decided } from '#lib/app/session/index.ts';
import type { ConductCommandRefusal } from '#lib/domains/conduct/index.ts';
import type { Result } from '#lib/kernel/result/index.ts';
import { toast } from '#lib/ui/design/index.ts';
import type { WorkspaceView } from '#lib/ui/workspace/index.ts';
import { refusalText } from './words.ts';

/** States what a command has decided and says `done`; answers the sentence of a refusal. */
export const send = async (
	{ workspace }: WorkspaceView,
	decided: Result<Decided, ConductCommandRefusal>,
	done: string
): Promise<string | undefined> => {
	const stated: Result<unknown, ConductCommandRefusal | StateFault> =
		await workspace.state(decided);
	if (!stated.ok) return refusalText(stated.error);
	toast(done);
	return undefined;
};
