/**
 * A screen's code as six digits, read aloud to whoever cannot scan.
 *
 * The digits are drawn from the slot's signature, but what counts is the signature, and it must reach
 * the phone. So the screen leaves it in the awareness of the draft `screen-<meeting>`, locked by a key
 * that follows from the digits: AES-256-GCM, key = PBKDF2-SHA-256(digits, salt = 'tongban/spoken/1' ‖ 0 ‖
 * the slot's message, 600,000 rounds), IV of 12 zero bytes, since a key locks one text only. Whoever is
 * not in the hall would have to try a million keys within the half minute in which the code is good.
 */
import * as v from 'valibot';
import { slotMessage, type MeetingId, type SlotToken } from '#lib/domains/attendance/index.ts';
import { bytesToText, textToBytes, type EntryId } from '#lib/kernel/identity/index.ts';

const ROUNDS = 600_000;
const PREFIX = new TextEncoder().encode('tongban/spoken/1\0');
const iv = new Uint8Array(12);

const lockedSlot = v.strictObject({
	screen: v.pipe(v.string(), v.regex(/^[\w-]{43}$/)),
	slot: v.pipe(v.number(), v.integer(), v.minValue(0)),
	box: v.pipe(v.string(), v.regex(/^[\w-]{1,200}$/))
});

/** A slot's signature as it may lie in the open. */
export type LockedSlot = Readonly<v.InferOutput<typeof lockedSlot>>;

/** A locked slot in what somebody left in the awareness; undefined where it is something else. */
export const parseLockedSlot = (state: unknown): LockedSlot | undefined => {
	const parsed = v.safeParse(lockedSlot, state);
	return parsed.success ? parsed.output : undefined;
};

/** Locks a slot's signature by its digits. */
export const lockSlot = async (
	meeting: MeetingId,
	{ screen, slot, signature }: SlotToken,
	digits: string
): Promise<LockedSlot> => {
	const key = await keyOf(meeting, slot, digits);
	const bytes = textToBytes(signature) ?? new Uint8Array(64);
	const box = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, bytes);
	return { screen, slot, box: bytesToText(new Uint8Array(box)) };
};

/** The token behind the digits; undefined where they are not the right ones. */
export const unlockSlot = async (
	meeting: MeetingId,
	{ screen, slot, box }: LockedSlot,
	digits: string
): Promise<SlotToken | undefined> => {
	const key = await keyOf(meeting, slot, digits);
	try {
		const bytes = textToBytes(box) ?? new Uint8Array();
		const signature = await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, bytes);
		// The pattern of the schema is that of an entry's id.
		return { screen: screen as EntryId, slot, signature: bytesToText(new Uint8Array(signature)) };
	} catch {
		return undefined; // other digits: the box does not open
	}
};

const keyOf = async (meeting: MeetingId, slot: number, digits: string): Promise<CryptoKey> => {
	const message = slotMessage(meeting, slot);
	const salt = new Uint8Array(PREFIX.length + message.length);
	salt.set(PREFIX);
	salt.set(message, PREFIX.length);
	const secret = new TextEncoder().encode(digits);
	const base = await crypto.subtle.importKey('raw', secret, 'PBKDF2', false, ['deriveKey']);
	return crypto.subtle.deriveKey(
		{ name: 'PBKDF2', hash: 'SHA-256', salt, iterations: ROUNDS },
		base,
		{ name: 'AES-GCM', length: 256 },
		false,
		['encrypt', 'decrypt']
	);
};
