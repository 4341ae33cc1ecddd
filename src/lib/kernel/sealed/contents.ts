import { decode } from 'cborg';
import type { Data } from '../log/index.ts';

/** Named plain data, as a fact's payload or a document holds it. */
export interface Contents {
	readonly [name: string]: Data;
}

const strict = {
	allowIndefinite: false,
	allowUndefined: false,
	allowNaN: false,
	allowInfinity: false,
	allowBigInt: false,
	strict: true,
	rejectDuplicateMapKeys: true
} as const;

/** What the bytes say; undefined where they are not CBOR as this application writes it. */
export const decodeStrictly = (bytes: Uint8Array): unknown => {
	try {
		return decode(bytes, strict);
	} catch {
		return undefined; // its author had the key and wrote something else
	}
};

/** Whether decoded data are named data: whatever was decoded strictly is plain. */
export const isMap = (value: unknown): value is Contents =>
	typeof value === 'object' &&
	value !== null &&
	!Array.isArray(value) &&
	!(value instanceof Uint8Array);
