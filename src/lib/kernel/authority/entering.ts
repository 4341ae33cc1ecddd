/** Who has entered a workspace, as they say themselves: what else counts for them, others say. */
import type { EntryId, PersonId, WorkspaceId } from '../identity/index.ts';
import { onceOf, type Control } from './control.ts';
import type { Parsed } from './types.ts';

/** The founding entry is the grant of the founder. */
export const rootGrantId = (workspace: WorkspaceId): EntryId => workspace as string as EntryId;

/** The entry that founded the workspace. */
export const foundingIn = (
	workspace: WorkspaceId,
	control: Control
): Parsed<'workspace.founded'> | undefined =>
	control.of('workspace.founded').find(({ id }) => id === rootGrantId(workspace));

/**
 * Who is introduced right after the founding. They are several only where the founder's device forked
 * its first chain; then it is the same device, and each of them is the founder.
 */
export const foundersOf = (workspace: WorkspaceId, control: Control): readonly PersonId[] =>
	introducedAfter(control.of('person.introduced'), foundingIn(workspace, control));

const introducedAfter = onceOf(
	(
		introductions: readonly Parsed<'person.introduced'>[],
		founding: Parsed<'workspace.founded'> | undefined
	): readonly PersonId[] =>
		introductions
			.filter(
				({ entry }) =>
					entry.by === '' &&
					entry.seq === 1 &&
					entry.prev === founding?.id &&
					entry.chain === founding.entry.chain &&
					entry.device === founding.entry.device
			)
			.map(({ id }) => id as string as PersonId) // a person is the entry that introduced them
);

/** Everybody who has introduced themselves. */
export const introducedIn = (
	control: Control
): ReadonlyMap<PersonId, Parsed<'person.introduced'>> => byPerson(control.of('person.introduced'));

const byPerson = onceOf(
	(introductions: readonly Parsed<'person.introduced'>[]) =>
		new Map(
			introductions
				.filter(({ entry }) => entry.by === '')
				.map((introduction) => [introduction.id as string as PersonId, introduction])
		)
);
