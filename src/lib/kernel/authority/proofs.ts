/**
 * Checking the signatures within payloads. A check waits for WebCrypto and resolving does not, so all
 * are checked before: `unproven` names those that nobody has checked yet, `prove` checks them.
 */
import { isSignedBy, textToBytes, type DeviceId, type WorkspaceId } from '../identity/index.ts';
import type { Entry } from '../log/index.ts';
import { claimsIn, type Claim } from './claims.ts';
import type { Control } from './control.ts';

/** Whether a claim's key has signed its message. */
export type Proves = (claim: Claim) => boolean;

type Verdict = Pick<Claim, 'workspace' | 'key' | 'signature'> & { readonly holds: boolean };

// A proof never changes its verdict, and authority is resolved anew with every control entry.
const verdicts = new WeakMap<Entry, Verdict[]>();

// Claims that have been checked, and lists of nothing but such.
const checked = new WeakSet<Claim | readonly Claim[]>();

/** The claims that have to be checked before these entries can be resolved. */
export const unproven = (workspace: WorkspaceId, control: Control): readonly Claim[] =>
	claimsIn(workspace, control).flatMap((claims) => {
		if (checked.has(claims)) return [];
		const open = claims.filter((claim) => !isChecked(claim));
		if (open.length === 0) checked.add(claims);
		return open;
	});

const isChecked = (claim: Claim): boolean => {
	if (checked.has(claim)) return true;
	if (verdictOn(claim) === undefined) return false;
	checked.add(claim);
	return true;
};

/** Checks claims by the rules for all signatures, and remembers what came of it. */
export const prove = async (claims: readonly Claim[]): Promise<void> => {
	await Promise.all(
		claims.map(async (claim) => {
			const { workspace, entry, key, signature } = claim;
			const holds = await isSigned(claim);
			const known = verdicts.get(entry) ?? [];
			verdicts.set(entry, [...known, { workspace, key, signature, holds }]);
		})
	);
};

/** What has been found of a claim. Fails where it has not been checked. */
export const isProven: Proves = (claim) => {
	const verdict = verdictOn(claim);
	if (!verdict) throw new Error('a claim is asked for that was not checked: see `unproven`');
	return verdict.holds;
};

const verdictOn = ({ workspace, entry, key, signature }: Claim): Verdict | undefined =>
	verdicts
		.get(entry)
		?.find((one) => one.signature === signature && one.key === key && one.workspace === workspace);

const isSigned = async ({ key, message, signature }: Claim): Promise<boolean> => {
	const signed = textToBytes(signature);
	// Whoever signs with a key is a device in form.
	return signed !== undefined && isSignedBy(key as DeviceId, message(), signed);
};
