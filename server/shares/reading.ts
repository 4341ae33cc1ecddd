import type { Authority } from '#lib/kernel/authority/index.ts';
import type { DeviceId } from '#lib/kernel/identity/index.ts';
import {
	READING_MS,
	shareCapabilities,
	type MessageOf,
	type ShareRefusal
} from '#lib/kernel/protocol/index.ts';
import { documentRead, readType } from '#lib/kernel/sealed/index.ts';
import { rowToEntry } from '../log/index.ts';
import type { SpaceKey, Store, StoredEntry } from '../store/index.ts';

/** A device's wish to be given a share. */
export type Wish = Pick<MessageOf<'ask'>, 'document' | 'fact'> & { readonly device: DeviceId };

// A chain forks once or twice by accident; whoever forks it more often has only themselves to blame.
const MOST_BRANCHES = 16;

/** The row of the fact that a wish names; undefined where it is not on this relay's disk. */
export const findReading = async (
	store: Store,
	space: SpaceKey,
	{ fact }: Wish
): Promise<StoredEntry | undefined> => {
	const rows = await store.readChain(space, fact.chain, fact.seq, MOST_BRANCHES);
	return rows.find(({ id, seq }) => id === (fact.id as string) && seq === fact.seq);
};

/**
 * Why what stands in this row does not open the document to the device; undefined where it does. The
 * relay knows neither what the document is nor why it is opened: that is sealed.
 */
export const readingRefusal = (
	row: StoredEntry | undefined,
	{ document, device }: Wish,
	{ authority, now }: { readonly authority: Authority; readonly now: number }
): ShareRefusal | undefined => {
	const signed = row && rowToEntry(row);
	if (!signed || signed.entry.type !== readType) return 'unknown_fact';
	if (signed.entry.device !== device) return 'other_device';
	if (documentRead(signed.entry) !== document) return 'other_document';
	if (!authority.judge(signed, shareCapabilities.ask).ok) return 'void_fact';
	// Also where this relay's clock was set back: what it received in a far future is not recent.
	return Math.abs(now - row.receivedAt) > READING_MS ? 'too_late' : undefined;
};
