import {
	ownIdeaOf,
	recordPart,
	type Activity,
	type ActivityCommandRefusal,
	type MemberId
} from '#lib/domains/activities/index.ts';
import { ok, type Result } from '#lib/kernel/result/index.ts';
import type { StateFault } from '../log/index.ts';
import type { Workspace } from '../session/index.ts';
import { activityAuthor } from './author.ts';

/**
 * Records that members took part of whom nothing was recorded (AL-43), all of them or none. Whoever
 * had the idea keeps what it counts for.
 */
export const recordTookPart = async (
	workspace: Workspace,
	activity: Activity,
	members: readonly MemberId[]
): Promise<Result<unknown, ActivityCommandRefusal | StateFault>> => {
	const author = activityAuthor(workspace);
	const decided = members.map((member) => {
		const idea = member === activity.proposer ? ownIdeaOf(activity) : { proposal: [], adopted: 0 };
		const told = { tookPart: true, outstanding: false, reason: null };
		const { proposal, adopted } = idea;
		const fields = { ...told, proposal: [...proposal], adopted };
		return recordPart(activity, member, fields, author);
	});
	const refused = decided.find((each) => !each.ok);
	if (refused) return refused;
	if (decided.length === 0) return ok(undefined);
	return workspace.stateAll((say) => {
		for (const each of decided) if (each.ok) say(each.value);
	});
};
