import { controlSpace, type EntryId, type PersonId } from '#lib/kernel/identity/index.ts';
import type { KeptEntry } from '#lib/kernel/log/index.ts';

/** Entries by whom and under which grant they were stated, and those of the control space by id. */
export class EntryIndex {
	readonly #byGrant = new Map<EntryId, KeptEntry[]>();
	readonly #byPerson = new Map<PersonId, KeptEntry[]>();
	readonly #control: KeptEntry[] = [];

	/** In the order of ids, which is how the resolver reads them. */
	get control(): readonly KeptEntry[] {
		return this.#control;
	}

	add(entries: readonly KeptEntry[]): void {
		for (const kept of entries) {
			const [grant] = kept.entry.auth;
			if (grant) append(this.#byGrant, grant, kept);
			if (kept.entry.by !== '') append(this.#byPerson, kept.entry.by, kept);
			if (kept.entry.space === controlSpace) this.#control.push(kept);
		}
		this.#control.sort((a, b) => (a.id < b.id ? -1 : 1));
	}

	citing(grant: EntryId): readonly KeptEntry[] {
		return this.#byGrant.get(grant) ?? [];
	}

	by(person: PersonId): readonly KeptEntry[] {
		return this.#byPerson.get(person) ?? [];
	}
}

const append = <Key>(lists: Map<Key, KeptEntry[]>, key: Key, kept: KeptEntry): void => {
	const list = lists.get(key);
	if (list) list.push(kept);
	else lists.set(key, [kept]);
};
