/**
 * What is true about the writing on this device. `synced`: the relay has said everything is durable;
 * `pending`: saved here, some entries not yet there; `offline`: saved here, no connection;
 * `question`: people must decide between two versions. `lastSyncedAt` in epoch ms.
 */
export type SyncState = {
	readonly kind: 'synced' | 'pending' | 'offline' | 'question';
	readonly pending: number;
	readonly lastSyncedAt: number | undefined;
};
