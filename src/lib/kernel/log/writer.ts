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

/** Signs the last entry of a batch, which vouches for all before it in its chain. */
export const signBatch = async (
	batch: readonly SignedEntry[],
	signer: Signer
): Promise<readonly SignedEntry[]> => {
	const last = batch.at(-1);
	if (!last) return batch;
	const signature = await signer.sign(signedMessage(last.id));
	return [...batch.slice(0, -1), { ...last, signature }];
};
