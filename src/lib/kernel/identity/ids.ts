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
/** 8 random bytes (11 characters), drawn when a device starts to write into a space. */
export type ChainId = Branded<'ChainId'>;
/**
 * A thing that facts speak of (meeting, member, unit …): the first 16 bytes (22 characters) of the
 * id of the entry that created it, so that nobody else can create it again.
 */
export type ObjectId = Branded<'ObjectId'>;
/** A set of data with one audience: `control`, `members`, `unit:<id>` … */
export type Space = Branded<'Space'>;

const pad = (text: string) => text + '='.repeat((4 - (text.length % 4)) % 4);

/** Base64url without padding. */
export const bytesToText = (bytes: Uint8Array): string => {
	let binary = '';
	for (const byte of bytes) binary += String.fromCharCode(byte);
	return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
};

/** The bytes of a base64url text; `undefined` where the text is not base64url. */
export const textToBytes = (text: string): Uint8Array<ArrayBuffer> | undefined => {
	if (!/^[\w-]*$/.test(text)) return undefined;
	try {
		const binary = atob(pad(text.replaceAll('-', '+').replaceAll('_', '/')));
		return Uint8Array.from(binary, (character) => character.charCodeAt(0));
	} catch {
		return undefined; // not base64: the caller decides what that means
	}
};

/** The object that an entry creates. */
export const entryToObject = (id: EntryId): ObjectId =>
	// 16 bytes are 21 whole characters and 2 bits: the 22nd is cut to those bits.
	bytesToText((textToBytes(id) ?? new Uint8Array(16)).subarray(0, 16)) as ObjectId;

/** The space of the facts about who may do what. */
export const controlSpace = 'control' as Space;
/** The space that every admitted member reads and writes. */
export const membersSpace = 'members' as Space;
