/**
 * A merged draft as the store keeps it, CBOR `[1, vector, rest, parts]`:
 * `parts` applied in order make the whole document; `vector` is its state vector; `rest` is what a
 * client that already has that vector lacks: all deletes, and changes that still wait for others.
 */
import { decode, encode } from 'cborg';
import * as v from 'valibot';

/** A merged draft. */
export type Snapshot = {
	readonly vector: Uint8Array;
	readonly rest: Uint8Array;
	readonly parts: readonly Uint8Array[];
};

const bytes = v.instance(Uint8Array);
const schema = v.tuple([v.literal(1), bytes, bytes, v.array(bytes)]);

/** A snapshot as bytes for the store. */
export const encodeSnapshot = ({ vector, rest, parts }: Snapshot): Uint8Array =>
	encode([1, vector, rest, parts]);

/** Bytes of this relay's own store as a snapshot; anything else is a defect and throws. */
export const decodeSnapshot = (stored: Uint8Array): Snapshot => {
	const [, vector, rest, parts] = v.parse(schema, decode(stored));
	return { vector, rest, parts };
};
