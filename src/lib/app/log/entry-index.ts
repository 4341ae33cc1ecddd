import { Control, type ChangedDevices } from '#lib/kernel/authority/index.ts';
import {
	controlSpace,
	type ChainId,
	type EntryId,
	type PersonId
} from '#lib/kernel/identity/index.ts';
import type { KeptEntry } from '#lib/kernel/log/index.ts';

/** Entries by whom and under which grant they were stated, and those of the control space, parsed. */
export class EntryIndex {
	readonly #byGrant = new Map<EntryId, KeptEntry[]>();
	readonly #byPerson = new Map<PersonId, KeptEntry[]>();
	#control = Control.none;

	get control(): Control {
		return this.#control;
	}

	/** Takes entries in; `control` is what `with` has answered of them. */
	add(entries: readonly KeptEntry[], control: Control): void {
		for (const kept of entries) {
			const [grant] = kept.entry.auth;
			if (grant) append(this.#byGrant, grant, kept);
			if (kept.entry.by !== '') append(this.#byPerson, kept.entry.by, kept);
		}
		this.#control = control;
	}

	citing(grant: EntryId): readonly KeptEntry[] {
		return this.#byGrant.get(grant) ?? [];
	}

	/** What a person has stated, from these of their devices. */
	by(person: PersonId, devices: ChangedDevices = 'all'): readonly KeptEntry[] {
		const stated = this.#byPerson.get(person) ?? [];
		return devices === 'all' ? stated : stated.filter(({ entry }) => devices.has(entry.device));
	}
}

/** Those of the control space. */
export const controlOf = (entries: readonly KeptEntry[]): readonly KeptEntry[] =>
	entries.filter(({ entry }) => entry.space === controlSpace);

/** The last known entry of a chain. */
export type ChainTip = readonly [chain: ChainId, seq: number, id: EntryId];

/** The last of these entries in each of their chains. */
export const tipsIn = (entries: readonly KeptEntry[]): readonly ChainTip[] => {
	const tips = new Map<ChainId, ChainTip>();
	for (const { id, entry } of entries) {
		const last = tips.get(entry.chain);
		if (!last || last[1] < entry.seq) tips.set(entry.chain, [entry.chain, entry.seq, id]);
	}
	return [...tips.values()];
};

const append = <Key>(lists: Map<Key, KeptEntry[]>, key: Key, kept: KeptEntry): void => {
	const list = lists.get(key);
	if (list) list.push(kept);
	else lists.set(key, [kept]);
};
