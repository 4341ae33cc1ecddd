/** Computes again only when its argument is another object than last time. */
export const memoised = <A extends object, B>(
	compute: (argument: A) => B
): ((argument: A) => B) => {
	const known = new WeakMap<A, { readonly value: B }>();
	return (argument) => {
		const found = known.get(argument) ?? { value: compute(argument) };
		known.set(argument, found);
		return found.value;
	};
};
