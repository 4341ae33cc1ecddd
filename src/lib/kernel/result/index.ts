/** Expected failures are values: whatever a user, a peer or a disk can cause is an `E`, never a throw. */

export type Result<T, E> =
	{ readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E };

/** The success that carries `value`. */
export const ok = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value });

/** The expected failure that carries `error`. */
export const err = <E>(error: E): { readonly ok: false; readonly error: E } => ({
	ok: false,
	error
});

/** For the `default` of an exhaustive switch: reaching it is a bug, not a failure. */
export const unreachable = (value: never): never => {
	throw new Error(`unreachable case: ${JSON.stringify(value)}`);
};
