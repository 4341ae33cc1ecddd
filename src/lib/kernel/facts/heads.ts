import type { EntryId } from '../identity/index.ts';

/** A statement that names those about the same thing which its author saw and replaces. */
interface Statement {
	readonly id: EntryId;
	readonly supersedes: readonly EntryId[];
}

/**
 * The statements that no other of them replaces. `all` includes withdrawn ones: what a withdrawn
 * statement replaced stays replaced for whoever built upon it, but it replaces nothing by itself.
 */
export const headsOf = <S extends Statement>(
	live: readonly S[],
	all: ReadonlyMap<EntryId, Statement>
): readonly S[] => {
	const replaced = new Set<EntryId>();
	const visit = ({ supersedes }: Statement) => {
		for (const id of supersedes) {
			if (replaced.has(id)) continue;
			replaced.add(id);
			const older = all.get(id);
			if (older) visit(older);
		}
	};
	for (const statement of live) visit(statement);
	return live.filter(({ id }) => !replaced.has(id));
};
