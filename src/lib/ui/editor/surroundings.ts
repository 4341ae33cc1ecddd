/** Somebody who can be mentioned and given a to-do. `pinyin`: syllables with spaces, `zhang san feng`. */
export type EditorPerson = {
	readonly id: string;
	readonly name: string;
	readonly pinyin?: string;
};

/** A clause that can be referred to, such as `AL-20` with its title. */
export type EditorClause = { readonly id: string; readonly title: string };

/** The person who writes. `colour`: a presence token `var(--presence-1)` or `#rrggbb`; from the id if none. */
export type EditorSelf = {
	readonly id: string;
	readonly name: string;
	readonly colour?: string | undefined;
};

/** What the lines show but the draft does not hold: names and titles, looked up by id. */
export type Surroundings = {
	readonly me: EditorSelf;
	readonly people: readonly EditorPerson[];
	readonly clauses: readonly EditorClause[];
	readonly editable: boolean;
};

/** A person's name; the id where nobody knows it. */
export const nameOf = ({ me, people }: Surroundings, id: string): string =>
	people.find((person) => person.id === id)?.name ?? (me.id === id ? me.name : id);

/** What a reference shows. */
export const referenceLabel = (
	around: Surroundings,
	kind: 'person' | 'clause',
	id: string
): string => (kind === 'person' ? `@${nameOf(around, id)}` : `#${id}`);
