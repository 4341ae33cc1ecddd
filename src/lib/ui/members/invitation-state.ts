import type { ExchangeState } from '#lib/app/session/index.ts';

/** Where somebody stands who has shown an invitation. */
export type InvitationState =
	| 'admitted'
	| 'waiting'
	| 'offline'
	| 'expired_invitation'
	| 'used_invitation'
	| 'unknown_invitation';

const refusals = ['expired_invitation', 'used_invitation', 'unknown_invitation'] as const;

/** What this device knows of its invitation: the relay is the one that keeps its date and number. */
export const invitationState = (
	isPending: boolean,
	exchange: Pick<ExchangeState, 'isConnected' | 'refusal' | 'pending'> | undefined
): InvitationState => {
	if (!isPending) return 'admitted';
	const refused = refusals.find((code) => code === exchange?.refusal);
	if (refused) return refused;
	return exchange && exchange.pending > 0 ? 'offline' : 'waiting';
};
