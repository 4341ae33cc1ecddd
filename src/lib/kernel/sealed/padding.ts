/**
 * Padding hides the exact length of what is encrypted: the bytes, 0x80, and zeros up to a bucket. There
 * are four buckets to each doubling, so a ciphertext tells its content's length to a quarter at best
 * and costs an eighth more on average.
 */

const MARK = 0x80;

/** The length that a content of this many bytes is padded to, at least `least`. */
export const bucketOf = (length: number, least: number): number => {
	if (length <= least) return least;
	const step = 2 ** (29 - Math.clz32(length)); // a quarter of the greatest power of two within
	return Math.ceil(length / step) * step;
};

/** Pads to a bucket; a content that fits within `most` with its mark never grows beyond it. */
export const pad = (
	bytes: Uint8Array,
	{ least, most = Infinity }: { readonly least: number; readonly most?: number }
): Uint8Array => {
	const needed = bytes.length + 1;
	const padded = new Uint8Array(Math.max(needed, Math.min(bucketOf(needed, least), most)));
	padded.set(bytes);
	padded[bytes.length] = MARK;
	return padded;
};

/** What `pad` was given; undefined where these are no padded bytes. */
export const unpad = (padded: Uint8Array): Uint8Array | undefined => {
	const end = padded.findLastIndex((byte) => byte !== 0);
	return padded[end] === MARK ? padded.subarray(0, end) : undefined;
};
