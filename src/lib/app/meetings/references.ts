/**
 * Plain text with references, as facts keep it: `@[member id]` and `#[clause]`. Names never go into
 * facts; they are looked up when the text is shown.
 */
import type { Lookup } from '../minutes/index.ts';

/** Reads references as facts keep them. */
export const referenceLookup: Lookup = {
	person: (id) => `[${id}]`,
	clause: (id) => `[${id}]`
};

/** Shows `@[member id]` as the member's name and `#[clause]` as the clause. */
export const referencesToText = (text: string, lookup: Lookup): string =>
	text
		.replaceAll(/@\[([\w-]{22,43})\]/g, (_, member: string) => `@${lookup.person(member)}`)
		.replaceAll(/#\[([\w.-]{1,40})\]/g, (_, clause: string) => `#${lookup.clause(clause)}`);
