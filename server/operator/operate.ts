import { unreachable } from '#lib/kernel/result/index.ts';
import type { Drafts } from '../drafts/index.ts';
import type { Blobs } from '../files/index.ts';
import type { DoorControl } from '../seams.ts';
import type { Store } from '../store/index.ts';
import { checkStore } from './check.ts';
import { bytesOfDraft } from './draft-bytes.ts';
import { inspectStore } from './inspect.ts';
import type { Answer, Order } from './orders.ts';

/** What orders are carried out on: a relay's own parts, or those of a store that no relay has open. */
export type OperateParts = {
	readonly store: Store;
	readonly blobs: Blobs;
	readonly drafts: Pick<Drafts, 'compact'>;
	readonly door: DoorControl;
};

/** Carries out an order. */
export const operate = async (parts: OperateParts, order: Order): Promise<Answer> => {
	const { store, blobs, door } = parts;
	switch (order.type) {
		case 'inspect':
			return inspectStore({ store, blobs }, await door.connected());
		case 'check':
			return checkStore({ store, blobs });
		case 'compact':
			return compact(parts);
		case 'evict':
		case 'readmit':
			return ruled(await door.rule(`evicted-${order.kind}`, order.id, order.type === 'evict'));
		case 'allow':
		case 'disallow':
			return ruled(await door.rule('allowed', order.id, order.type === 'allow'));
		default:
			return unreachable(order);
	}
};

const ruled = (ended: number): Answer => ({ type: 'ruled', ended });

const compact = async ({ store, drafts }: OperateParts): Promise<Answer> => {
	const rooms = await store.listDrafts();
	const bytesBefore = await draftBytes(store, rooms);
	let merged = 0;
	for (const room of rooms) if (await drafts.compact(room)) merged += 1;
	const bytesAfter = await draftBytes(store, rooms);
	return { type: 'compacted', drafts: rooms.length, merged, bytesBefore, bytesAfter };
};

const draftBytes = async (store: Store, rooms: readonly string[]): Promise<number> => {
	let bytes = 0;
	for (const room of rooms) bytes += await bytesOfDraft(store, room);
	return bytes;
};
