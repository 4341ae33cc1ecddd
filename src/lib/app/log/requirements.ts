import {
	askedFor,
	authorityCapabilities,
	isOwnSpace,
	type Grant
} from '#lib/kernel/authority/index.ts';
import { controlSpace, type Space } from '#lib/kernel/identity/index.ts';

/** Whether a device may state it about itself, without any grant. */
export const isFree = (space: Space, type: string): boolean =>
	space === controlSpace && askedFor(type)?.type === 'nothing';

/** The capability that a control event takes; `null` where any grant will do. */
export const controlRequirement = (type: string): string | null | undefined => {
	const asked = askedFor(type);
	return asked?.type === 'capability' ? asked.capability : asked && null;
};

/** The spaces that a control event is about, besides the one it stands in. */
export const spacesNamedIn = (type: string, payload: object): readonly string[] => {
	if (type === 'grant.issued') {
		const named = 'spaces' in payload && Array.isArray(payload.spaces) ? payload.spaces : [];
		return named.filter((space) => typeof space === 'string');
	}
	if (type !== 'space.opened' && type !== 'epoch.opened') return [];
	return 'space' in payload && typeof payload.space === 'string' ? [payload.space] : [];
};

/**
 * Whether a grant permits a statement: in the spaces that it stands in, about those that it names, of
 * which one's own need no grant that names them; with any grant's capability where none is asked.
 */
export const permits = (
	{ to, capabilities, spaces }: Grant,
	asked: {
		readonly needed: readonly string[];
		readonly named: readonly string[];
		readonly capability: string | null;
	}
): boolean => {
	const mayOpen = has(capabilities, authorityCapabilities.openSpace);
	return (
		asked.needed.every((space) => has(spaces, space)) &&
		asked.named.every((space) => has(spaces, space) || (mayOpen && isOwnSpace(space, to))) &&
		(asked.capability === null || has(capabilities, asked.capability))
	);
};

const has = (held: readonly string[], wanted: string) =>
	held.includes('*') || held.includes(wanted);
