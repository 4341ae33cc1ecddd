import { decode, encode } from 'cborg';
import { err, ok, type Result } from '../result/index.ts';
import { messages, type Message } from './messages.ts';
import type { Kind } from './kinds.ts';

/** The largest frame of the log protocol, in bytes. */
export const MAX_FRAME_BYTES = 256 * 1024;
/** The largest frame the relay takes, in bytes; what it passes on then fits in one frame, too. */
export const MAX_PUT_BYTES = 255 * 1024;
/** The largest answer to a challenge, in bytes. */
export const MAX_ANSWER_BYTES = 16 * 1024;

/** Why bytes are not a message. */
export type FrameFault = { readonly code: 'too_large' | 'malformed' | 'unknown_message' };

const strict = {
	allowIndefinite: false,
	allowUndefined: false,
	allowNaN: false,
	allowInfinity: false,
	allowBigInt: false,
	strict: true,
	rejectDuplicateMapKeys: true
} as const;

type Named = { readonly type: Message['type']; readonly kind: Kind<object> };

// The table's own keys and kinds, seen by tag.
const byTag = new Map<number, Named>(
	Object.entries(messages).map(([type, [tag, kind]]) => [tag, { type, kind } as unknown as Named])
);

/** The message as one frame. */
export const writeFrame = (message: Message): Uint8Array<ArrayBuffer> => {
	const [tag, kind] = messages[message.type];
	// The kind is the one of this very type.
	const fields = (kind as unknown as Kind<object>).write(message) as readonly unknown[];
	return encode([tag, ...fields]);
};

/** Reads one frame; whatever is not exactly a message is a fault. */
export const readFrame = (
	frame: Uint8Array,
	maxBytes: number = MAX_FRAME_BYTES
): Result<Message, FrameFault> => {
	if (frame.length > maxBytes) return err({ code: 'too_large' });
	let raw: unknown;
	try {
		raw = decode(frame, strict);
	} catch {
		return err({ code: 'malformed' }); // the decoder says nothing that a person could use
	}
	if (!Array.isArray(raw) || typeof raw[0] !== 'number') return err({ code: 'malformed' });
	const known = byTag.get(raw[0]);
	if (!known) return err({ code: 'unknown_message' });
	const fields = known.kind.read(raw.slice(1));
	// The kind of this type has produced the fields.
	return fields ? ok({ type: known.type, ...fields } as Message) : err({ code: 'malformed' });
};
