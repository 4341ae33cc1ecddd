import type { SyncState } from '#lib/ui/design/index.ts';

/** Where a workspace's facts stand with the relay. */
type Exchanged = Omit<SyncState, 'kind'> & { readonly isConnected: boolean };

/**
 * The one of the four states that is true. A question comes first, because only people can settle it;
 * then whether there is a connection; "synced" needs both a connection and nothing left to send.
 */
export function syncStateOf(exchanged: Exchanged, questions: number): SyncState {
	const { isConnected, pending, lastSyncedAt } = exchanged;
	const reached = pending > 0 ? 'pending' : 'synced';
	const kind = questions > 0 ? 'question' : isConnected ? reached : 'offline';
	return { kind, pending, lastSyncedAt };
}
