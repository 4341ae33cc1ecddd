/**
 * The facts of the control space. They carry ids and keys only, never a name.
 *
 * workspace.founded  the first entry; its id is the workspace's. Whoever its device introduces next
 *                    in the same chain is the founder and holds the root grant, cited by that id.
 * person.introduced  the person's id is the id of this entry; its device is their first.
 * invitation.issued  names the public key whose secret half is in the link.
 * person.joined      shows the secret by a signature over the person's id; makes them pending.
 * grant.issued       rank, capabilities and spaces, each within the issuer's own.
 * grant.revoked      names the grant and the cut: the last entry of each chain that still counts.
 */
import * as v from 'valibot';

const id = v.pipe(v.string(), v.regex(/^[\w-]{43}$/));
const chainId = v.pipe(v.string(), v.regex(/^[\w-]{11}$/));
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const word = v.pipe(v.string(), v.minLength(1), v.maxLength(80));
const words = v.pipe(v.array(word), v.maxLength(64));

/** The payload of each control event, by type. */
const controlSchemas = {
	'workspace.founded': v.strictObject({
		nonce: v.pipe(v.string(), v.regex(/^[\w-]{22}$/)),
		name: word,
		template: word,
		timezone: word
	}),
	'person.introduced': v.strictObject({ nonce: v.pipe(v.string(), v.regex(/^[\w-]{22}$/)) }),
	'invitation.issued': v.strictObject({
		key: id,
		expires: count,
		uses: v.pipe(count, v.minValue(1), v.maxValue(10_000))
	}),
	'person.joined': v.strictObject({
		invitation: id,
		proof: v.pipe(v.string(), v.regex(/^[\w-]{86}$/))
	}),
	'grant.issued': v.strictObject({
		to: id,
		rank: v.pipe(count, v.minValue(1), v.maxValue(99)),
		capabilities: words,
		spaces: words
	}),
	'grant.revoked': v.strictObject({
		grant: id,
		cut: v.pipe(v.array(v.strictTuple([chainId, count, id])), v.maxLength(256))
	})
} as const;

export type ControlType = keyof typeof controlSchemas;
type PayloadOf<T extends ControlType> = v.InferOutput<(typeof controlSchemas)[T]>;

/** A control fact whose payload has been parsed. */
export type ControlEvent = {
	[T in ControlType]: { readonly type: T; readonly payload: PayloadOf<T> };
}[ControlType];

/** Parses a control event; `undefined` where this version does not know it or it is malformed. */
export const parseControl = (type: string, payload: unknown): ControlEvent | undefined => {
	if (!Object.hasOwn(controlSchemas, type)) return undefined;
	const known = type as ControlType; // own key of the table, checked above
	const parsed = v.safeParse(controlSchemas[known], payload);
	// The schema of this very type has produced the output.
	return parsed.success ? ({ type: known, payload: parsed.output } as ControlEvent) : undefined;
};
