import { encode } from 'cborg';
import { textToBytes, type Signer } from '#lib/kernel/identity/index.ts';
import {
	decodeEntry,
	nextEntry,
	type ChainHead,
	type Data,
	type SignedEntry,
	type Statement
} from '#lib/kernel/log/index.ts';

/** An entry as the next version may write it: the same envelope, and after it what no program of today reads. */
export const newerEntry = (
	head: ChainHead,
	device: Signer['device'],
	said: Statement,
	...more: readonly Data[]
): SignedEntry => {
	const { entry } = nextEntry(head, device, said);
	const bytes = encode([
		2,
		entry.type,
		entry.space,
		...[entry.device, entry.chain].map(textToBytes),
		entry.seq,
		...[entry.prev, entry.by].map(textToBytes),
		...[entry.auth, entry.deps].map((ids) => ids.map(textToBytes)),
		entry.at,
		entry.payload,
		...more
	]);
	const read = decodeEntry(bytes);
	if (!read.ok) throw new Error(read.error.code);
	return read.value;
};
