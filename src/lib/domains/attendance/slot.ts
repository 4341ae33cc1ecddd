/**
 * The rolling code on the big screen (AL-11).
 *
 * Time is cut into slots of 15 s since 1970. During a slot the screen shows its device's Ed25519
 * signature over `slotMessage(meeting, slot)` as a QR code, and six digits drawn from it to be read
 * aloud. Whoever scans it states {slot, signature}; it counts if the signature holds for the device
 * that opened the screen, and the statement's time is within 30 s of the slot's start. A signature
 * is the same for everybody in front of one screen, so it is verified once per slot.
 *
 * What this proves: somebody with the member's device saw the code, or was sent it, within 30 s.
 *
 * Message: 'tongban/slot/1' ‖ 0 ‖ 16 bytes of the meeting's id ‖ slot as 8 bytes, big endian.
 */
import { textToBytes, type EntryId, type ObjectId } from '#lib/kernel/identity/index.ts';

/** How long one code stays on the screen. */
const SLOT_MS = 15_000;
/** How far a sign-in may be from the start of its slot, before or after. */
export const ACCEPTED_MS = 30_000;

const DOMAIN = new TextEncoder().encode('tongban/slot/1\0');

/** The slot to which a moment (epoch ms) belongs. */
export const slotAt = (ms: number): number => Math.floor(ms / SLOT_MS);

/** When a slot begins (epoch ms). */
export const slotStart = (slot: number): number => slot * SLOT_MS;

/** Whether a code of `slot` may be stated at `at` (epoch ms). */
export const isInWindow = (slot: number, at: number): boolean =>
	Math.abs(at - slotStart(slot)) <= ACCEPTED_MS;

/** The bytes that the screen's device signs. */
export const slotMessage = (meeting: ObjectId, slot: number): Uint8Array<ArrayBuffer> => {
	const id = textToBytes(meeting) ?? new Uint8Array(16);
	const bytes = new Uint8Array(DOMAIN.length + id.length + 8);
	bytes.set(DOMAIN);
	bytes.set(id, DOMAIN.length);
	new DataView(bytes.buffer).setBigUint64(DOMAIN.length + id.length, BigInt(slot));
	return bytes;
};

/** Six digits drawn from a slot's signature, to be read aloud; they change with it. */
export const slotCode = (signature: Uint8Array): string => {
	const view = new DataView(signature.buffer, signature.byteOffset, signature.byteLength);
	return String(view.getUint32(0) % 1_000_000).padStart(6, '0');
};

/** What a QR code carries besides the meeting's address. */
export interface SlotToken {
	readonly screen: EntryId;
	readonly slot: number;
	/** base64url of 64 bytes. */
	readonly signature: string;
}

/** A token as it stands in the fragment of an address. */
export const tokenToText = ({ screen, slot, signature }: SlotToken): string =>
	[screen, slot.toString(36), signature].join('.');

/** The token in a scanned text; null where it is something else. */
export const textToToken = (text: string): SlotToken | null => {
	const [, screen, slot, signature] =
		/^([\w-]{43})\.([0-9a-z]{1,9})\.([\w-]{86})$/.exec(text) ?? [];
	if (!screen || !slot || !signature) return null;
	// The pattern above is that of an entry's id.
	return { screen: screen as EntryId, slot: Number.parseInt(slot, 36), signature };
};
