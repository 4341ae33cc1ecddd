import { sha256 } from '@noble/hashes/sha2.js';
import { stewardsMessage, type Ends } from '#lib/kernel/authority/index.ts';
import {
	bytesToText,
	type EntryId,
	type PersonId,
	type WorkspaceId
} from '#lib/kernel/identity/index.ts';

/** What stewards can decide: whose grants end, each with its cut, and who becomes root, if anybody. */
export interface Decision {
	readonly ends: Ends<EntryId>;
	readonly installs: PersonId | null;
}

/** A decision that somebody proposes, with the signatures that hold so far. */
export interface Proposal extends Decision {
	readonly id: string;
	readonly by: PersonId;
	/** Milliseconds since 1970, the proposer's claim. */
	readonly at: number;
	/** By the steward's place among the keys of the founding entry. */
	readonly signatures: ReadonlyMap<number, string>;
}

/** The name of a decision: whoever proposes the same proposes one thing. */
export const decisionId = (workspace: WorkspaceId, { ends, installs }: Decision): string =>
	bytesToText(sha256(stewardsMessage(workspace, ends, installs)));
