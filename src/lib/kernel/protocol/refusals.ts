/**
 * Why the relay closes a socket during the handshake or later; the close reason is one of these codes.
 * With 4401 a new, honest attempt may succeed; 4403 means that asking again does not help.
 */
export const accessRefusals = {
	/** No valid signature over this very challenge. */
	bad_proof: 4401,
	/** No answer within ten seconds. */
	too_slow: 4401,
	/** The workspace is not known here, and the proof does not found it. */
	unknown_workspace: 4403,
	/** The device belongs to nobody in this workspace. */
	unknown_device: 4403,
	/** The right ended. */
	revoked: 4403,
	/** The time for which the right was given is over, by the relay's clock. */
	grant_ended: 4403,
	/** The person has a place in the workspace, but not in this space. */
	lacks_space: 4403,
	/** Waiting for a grant: only the control space and its lobby are open. */
	pending: 4403,
	/** The invitation is not known, or its issuer had no right to it. */
	unknown_invitation: 4403,
	expired_invitation: 4403,
	used_invitation: 4403,
	/** The client answered in a version that this relay does not speak. */
	other_version: 4403,
	/** Said by the client itself: the relay thinks it was called by another name than was dialled. */
	other_host: 4403,
	/** Said by the client itself: the relay speaks a version that this client does not. */
	newer_protocol: 4403
} as const;

/** One of the codes of `accessRefusals`. */
export type AccessRefusal = keyof typeof accessRefusals;

/** Close codes of the relay that a client tells apart; the whole table is in docs/operations.md. */
export const closedBecause = { proveAgain: 4401, stop: 4403, malformed: 1007 } as const;

/** Reads a close reason. */
export const toAccessRefusal = (reason: string): AccessRefusal | undefined =>
	Object.hasOwn(accessRefusals, reason) ? (reason as AccessRefusal) : undefined;
