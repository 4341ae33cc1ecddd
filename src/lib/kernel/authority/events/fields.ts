/** The fields of which control events are made. */
import * as v from 'valibot';

/** The id of an entry, or a key, as earlier versions have always read it. */
export const id = v.pipe(v.string(), v.regex(/^[\w-]{43}$/));

/** A public key or a hash: 32 bytes in their one text, so that no key can be listed twice. */
export const key = v.pipe(v.string(), v.regex(/^[\w-]{42}[AEIMQUYcgkosw048]$/));

/** An Ed25519 signature. */
export const signature = v.pipe(v.string(), v.regex(/^[\w-]{86}$/));

/** 16 random bytes. */
export const nonce = v.pipe(v.string(), v.regex(/^[\w-]{22}$/));

export const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
export const word = v.pipe(v.string(), v.minLength(1), v.maxLength(80));
export const words = v.pipe(v.array(word), v.maxLength(64));

/** A calendar day, as in `2026-09-01`. */
export const date = v.pipe(v.string(), v.regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/));

/** The name of a space, as it stands in addresses. */
export const space = v.pipe(v.string(), v.regex(/^[\w.:-]{1,100}$/));

const chainId = v.pipe(v.string(), v.regex(/^[\w-]{11}$/));

/** The last entry of each chain that still counts. */
export const cut = v.pipe(v.array(v.strictTuple([chainId, count, id])), v.maxLength(256));

/** The last entry of each chain, of all spaces, that belongs to a term. */
export const frontier = v.pipe(
	v.array(v.strictTuple([space, chainId, count, id])),
	v.maxLength(256)
);
