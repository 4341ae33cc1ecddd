import { ed25519 } from '@noble/curves/ed25519.js';
import { textToBytes, type WorkspaceId } from '../identity/index.ts';
import type { Entry } from '../log/index.ts';

/** A signature in an entry's payload; its message follows from the workspace and the entry alone. */
export type Claim = {
	readonly workspace: WorkspaceId;
	readonly entry: Entry;
	readonly key: string;
	readonly signature: string;
	readonly message: () => Uint8Array<ArrayBuffer>;
};

/** Whether a claim's key has signed its message. */
export type Proves = (claim: Claim) => boolean;

type Verdict = Pick<Claim, 'workspace' | 'key' | 'signature'> & { readonly holds: boolean };

// A proof never changes its verdict, and authority is resolved anew with every control entry.
const verdicts = new WeakMap<Entry, Verdict[]>();

/** The check of every reader; each proof is computed once. */
export const provesOnce: Proves = (claim) => {
	const { workspace, entry, key, signature } = claim;
	let known = verdicts.get(entry);
	if (!known) verdicts.set(entry, (known = []));
	for (const one of known) {
		const isSame = one.signature === signature && one.key === key && one.workspace === workspace;
		if (isSame) return one.holds;
	}
	const holds = isSigned(claim);
	known.push({ workspace, key, signature, holds });
	return holds;
};

/**
 * The verdict must be there at once: the library, strictly, not WebCrypto. It answers for any bytes of
 * these lengths: what is no point, or no number below the order, has signed nothing.
 */
const isSigned: Proves = ({ key, message, signature }) => {
	const [signed, publicKey] = [textToBytes(signature), textToBytes(key)];
	if (signed?.length !== 64 || publicKey?.length !== 32) return false;
	return ed25519.verify(signed, message(), publicKey, { zip215: false });
};
