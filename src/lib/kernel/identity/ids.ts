/**
 * Ids are branded texts: base64url without padding, so that they can be map keys and parts of an
 * address. In signed bytes the 32-byte form is used.
 */

declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

/** SHA-256 of an entry (43 characters). */
export type EntryId = Branded<'EntryId'>;
/** The id of the founding entry: an organisation needs no registry and no account server. */
export type WorkspaceId = Branded<'WorkspaceId'>;
/** The id of the entry that introduced the person. */
export type PersonId = Branded<'PersonId'>;
/** An Ed25519 public key: a device is its key. */
export type DeviceId = Branded<'DeviceId'>;
/** An X25519 public key: what is wrapped for it opens with its other half alone. */
export type WrapKey = Branded<'WrapKey'>;
/** 8 random bytes (11 characters), drawn when a device starts to write into a space. */
export type ChainId = Branded<'ChainId'>;
/**
 * A thing that facts speak of (meeting, member, unit …): the first 16 bytes (22 characters) of the
 * id of the entry that created it, so that nobody else can create it again.
 */
export type ObjectId = Branded<'ObjectId'>;
/** A set of data with one audience: `control`, `members`, `unit:<id>` … */
export type Space = Branded<'Space'>;

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
/** The two characters of each 12 bits: ids are turned into text and back all the time. */
const pairs = Array.from(
	{ length: 4096 },
	(_, bits) => alphabet.charAt(bits >> 6) + alphabet.charAt(bits & 63)
);
const NO_DIGIT = 255;
const digits = new Uint8Array(128).fill(NO_DIGIT);
for (let digit = 0; digit < 64; digit++) digits[alphabet.charCodeAt(digit)] = digit;

/** Whether two runs of bytes are the same; takes as long as they are alike, so not for secrets. */
export const sameBytes = (a: Uint8Array, b: Uint8Array): boolean => {
	if (a.length !== b.length) return false;
	for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) return false;
	return true;
};

/** Base64url without padding. */
export const bytesToText = (bytes: Uint8Array): string => {
	let text = '';
	for (let at = 0; at < bytes.length; at += 3) {
		// Beyond the end there are zeros, whose characters are cut off.
		const bits = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
		text += `${pairs[bits >> 12]}${pairs[bits & 4095]}`;
	}
	return text.slice(0, Math.ceil((bytes.length * 4) / 3));
};

/** The bytes of a base64url text; `undefined` where the text is not base64url. */
export const textToBytes = (text: string): Uint8Array<ArrayBuffer> | undefined => {
	if (text.length % 4 === 1) return undefined;
	const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
	let bits = 0;
	for (let at = 0, written = 0; at < text.length; at++) {
		const digit = digits[text.charCodeAt(at)] ?? NO_DIGIT;
		if (digit === NO_DIGIT) return undefined;
		bits = ((bits << 6) | digit) & 0xffff;
		// Every character but the first of four completes a byte.
		if (at % 4 > 0) bytes[written++] = bits >> (2 * (3 - (at % 4)));
	}
	return bytes;
};

/** The object that an entry creates. */
export const entryToObject = (id: EntryId): ObjectId =>
	// 16 bytes are 21 whole characters and 2 bits: the 22nd is cut to those bits.
	bytesToText((textToBytes(id) ?? new Uint8Array(16)).subarray(0, 16)) as ObjectId;

/** The space of the facts about who may do what. */
export const controlSpace = 'control' as Space;
/** The space that every admitted member reads and writes. */
export const membersSpace = 'members' as Space;
