import {
	type ChainId,
	type EntryId,
	type PersonId,
	type Signer,
	type Space,
	type WorkspaceId
} from '../identity/index.ts';
import { encodeEntry, signedMessage, type Data, type Entry, type SignedEntry } from './entry.ts';
import type { Tip } from './store.ts';

/** What the author of an entry chooses; the chain adds the rest. */
export interface Statement {
	readonly type: string;
	readonly by: PersonId | '';
	readonly auth: readonly EntryId[];
	readonly deps?: readonly EntryId[];
	readonly at: number;
	readonly payload: { readonly [key: string]: Data };
}

/** Where a device continues to write: a chain of its own in one space. */
export interface ChainHead {
	readonly space: Space;
	readonly chain: ChainId;
	readonly workspace: WorkspaceId | '';
	readonly tip?: Tip;
}

/** Builds the entry that follows `head`; not signed yet. */
export const nextEntry = (
	head: ChainHead,
	device: Signer['device'],
	said: Statement
): SignedEntry => {
	const entry: Entry = {
		...said,
		space: head.space,
		device,
		chain: head.chain,
		seq: head.tip ? head.tip.seq + 1 : 0,
		prev: head.tip?.id ?? head.workspace,
		deps: said.deps ?? []
	};
	return { ...encodeEntry(entry), entry };
};

/** The head after `written` has been appended. */
export const advanced = (head: ChainHead, { id, entry }: SignedEntry): ChainHead => ({
	...head,
	tip: { chain: head.chain, seq: entry.seq, id }
});

// One message of the wire must hold a whole run, so that each message can be verified by itself.
const MAX_UNSIGNED_BYTES = 64 * 1024;

/**
 * Signs the last entry of a batch, which vouches for all before it in its chain; of a long batch also
 * some on the way.
 */
export const signBatch = async (
	batch: readonly SignedEntry[],
	signer: Signer
): Promise<readonly SignedEntry[]> => {
	const signed: SignedEntry[] = [];
	let unsignedBytes = 0;
	for (const [index, each] of batch.entries()) {
		unsignedBytes += each.bytes.length;
		const isRunEnd = unsignedBytes > MAX_UNSIGNED_BYTES || index === batch.length - 1;
		signed.push(
			isRunEnd ? { ...each, signature: await signer.sign(signedMessage(each.id)) } : each
		);
		if (isRunEnd) unsignedBytes = 0;
	}
	return signed;
};
