/** The capability, in a grant that covers the space, that each message about a share takes. */
export const shareCapabilities = {
	keep: 'share.keep',
	ask: 'record.open',
	/** Whoever may replace the space's key. */
	drop: 'space.open'
} as const;

/** How long a read fact opens a document, by the relay's clock, from its receipt there. */
export const READING_MS = 10 * 60_000;

/** Why the relay declines a message about a share. */
export const shareRefusals = [
	/** No grant of this device names the capability for this space, now. */
	'not_permitted',
	/** The relay holds no such read fact on its disk. */
	'unknown_fact',
	/** Somebody else's device has stated it. */
	'other_device',
	/** It is about another document. */
	'other_document',
	/** It does not count: its author had no right to state it. */
	'void_fact',
	/** It came more than ten minutes ago. */
	'too_late',
	/** A share was given against it already. */
	'used_fact',
	/** No share is kept for this document, or not any more. */
	'unknown_share',
	/** Another share is kept for this document; it is never replaced. */
	'share_exists',
	/** More often than this relay allows. */
	'too_often'
] as const;

/** One of `shareRefusals`. */
export type ShareRefusal = (typeof shareRefusals)[number];

/** Reads a refusal; undefined for one of a newer relay. */
export const toShareRefusal = (code: string): ShareRefusal | undefined =>
	shareRefusals.find((known) => known === code);
