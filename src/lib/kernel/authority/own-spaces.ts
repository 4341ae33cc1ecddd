/**
 * A person's own spaces: `closed:<person>:<word>`. Whoever holds the right to open spaces opens these,
 * and lets people into them, without a grant that names them; nobody else can open one of that name,
 * so that no equal takes over by a lesser id what somebody has closed.
 */
import type { PersonId, Space } from '../identity/index.ts';
import { deviceCut } from './device-tree.ts';
import { authorOf, type Standing } from './standing.ts';
import { authorityCapabilities, covers, type Grant, type Identified } from './types.ts';

/** The space of that word which is a person's own; `word` has letters, digits, `-` and `_` only. */
export const ownSpace = (person: PersonId, word: string): Space =>
	`closed:${person}:${word}` as Space; // a space is what is opened by its name

/** Whether a space is a person's own. */
export const isOwnSpace = (space: string, person: string): boolean =>
	person !== '' && space.startsWith(`closed:${person}:`);

/**
 * Whether the author of an entry may open the space, and let others in, under a grant that does not
 * name it. Not from a device that a senior has bound to them: it reaches what the senior reaches.
 */
export const isAuthorsOwn = (
	standing: Standing,
	stated: Identified,
	grant: Grant,
	space: string
): boolean => {
	const person = authorOf(standing, stated.entry);
	if (!person || !isOwnSpace(space, person.id)) return false;
	const { seniority } = person.decisions;
	const isReached = person.devices
		.get(stated.entry.device)
		?.some(
			({ limit, cuts }) =>
				(!limit || covers(limit.spaces, [space])) && !deviceCut(standing, seniority, cuts, stated)
		);
	return isReached === true && covers(grant.capabilities, [authorityCapabilities.openSpace]);
};
