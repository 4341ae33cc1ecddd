/** Answers for each id the name that `nameOf` has for it, or a numbered one that is still free. */
export const namesFor = <T extends { readonly id: string }>(
	all: readonly T[],
	letter: string,
	nameOf: (each: T) => string | undefined
): ((id: string) => string) => {
	const taken = new Set<string>();
	const names = new Map<string, string>();
	for (const each of all) {
		const name = nameOf(each);
		if (name === undefined || taken.has(name)) continue;
		taken.add(name);
		names.set(each.id, name);
	}
	let count = 0;
	for (const { id } of all) {
		if (names.has(id)) continue;
		let name = '';
		do name = `${letter}${String(++count).padStart(3, '0')}`;
		while (taken.has(name));
		names.set(id, name);
	}
	return (id) => names.get(id) ?? id;
};
