import type { Author as AccountAuthor } from '#lib/domains/accounts/index.ts';
import type { Activity, Author } from '#lib/domains/activities/index.ts';
import { accountAuthor } from '../projections/index.ts';
import type { Workspace } from '../session/index.ts';
import { instantToDate } from '../time/index.ts';

/** Who speaks about activities: the speaker, on the day that it is in the workspace. */
export const activityAuthor = (workspace: Workspace): Author => {
	const speaker = workspace.speaker();
	return { ...speaker, today: instantToDate(speaker.at, workspace.timezone) };
};

/** Who speaks about an activity's money and materials. */
export const accountSpeaker = (workspace: Workspace, activity: Activity): AccountAuthor =>
	accountAuthor(activity, workspace.speaker());
