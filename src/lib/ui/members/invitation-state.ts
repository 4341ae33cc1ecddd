import type { Workspace } from '#lib/app/session/index.ts';
import type { EntryId } from '#lib/kernel/identity/index.ts';

/** Where somebody stands who has shown an invitation. */
export type InvitationState = 'admitted' | 'waiting' | 'expired' | 'used' | 'unknown';

/**
 * What this device knows of an invitation at `now` (epoch ms). Until the founding has arrived nothing
 * can be said against it; the relay is the one that keeps its date and number.
 */
export const invitationState = (
	workspace: Workspace,
	invitation: EntryId,
	now: number
): InvitationState => {
	if (!workspace.isPending) return 'admitted';
	const { authority } = workspace.log;
	if (!authority.founder) return 'waiting';
	const found = authority.invitations.get(invitation);
	if (!found) return 'unknown';
	const shown = authority.joined.get(workspace.person);
	if (!shown) return found.expires < now ? 'expired' : 'waiting';
	const before = [...authority.joined.values()].filter(
		(other) => other.invitation === invitation && other.at < shown.at
	);
	if (shown.at > found.expires) return 'expired';
	return before.length >= found.uses ? 'used' : 'waiting';
};
