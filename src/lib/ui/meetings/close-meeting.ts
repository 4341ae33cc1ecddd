// The sealed space for the minutes of a closed session, opened as the meeting is called.
import type { Workspace } from '#lib/app/session/index.ts';
import type { Reader, SpaceFault } from '#lib/app/spaces/index.ts';
import type { MeetingDetails, MemberId } from '#lib/domains/meetings/index.ts';
import type { Space } from '#lib/kernel/identity/index.ts';
import type { Result } from '#lib/kernel/result/index.ts';

/**
 * Opens a space for host and recorders, who keep its key, and the others who may read. Members whom
 * nobody has admitted with a device cannot be given a key; they are let in later.
 */
export const openForMeeting = (
	{ spaces, projections }: Workspace,
	{ host, recorders }: Pick<MeetingDetails, 'host' | 'recorders'>,
	readers: readonly MemberId[]
): Promise<Result<Space, SpaceFault>> => {
	const keepers = new Set([...(host === null ? [] : [host]), ...recorders]);
	const all = new Set([...keepers, ...readers]);
	const people = [...projections.organisation().memberByPerson].flatMap(
		([person, member]): readonly Reader[] =>
			all.has(member) ? [{ person, isKeeper: keepers.has(member) }] : []
	);
	return spaces.openOwn(people, 'full');
};
