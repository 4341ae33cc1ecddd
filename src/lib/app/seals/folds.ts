import type { TermSeal } from '#lib/kernel/authority/index.ts';
import type { EntryId } from '#lib/kernel/identity/index.ts';
import type { KeptEntry } from '#lib/kernel/log/index.ts';
import { entriesWithin, type Frontier, type FrontierGap, type Within } from './frontier.ts';
import { realSeals, type EntriesOf } from './sealed-terms.ts';
import type { Snapshot } from './snapshot.ts';
import { Vantage } from './vantage.ts';

/** What a frontier's entries amount to on this device. */
export interface Folded {
	readonly vantage: Vantage;
	readonly facts: number;
	readonly gaps: readonly FrontierGap[];
}

type Framed = Pick<TermSeal, 'id' | 'frontier'>;

/** What folding needs of its surroundings. */
export interface FoldSources {
	readonly entries: () => Iterable<KeptEntry>;
	/** Counts up with every change of the entries. */
	readonly version: () => number;
	readonly fold: (entries: readonly KeptEntry[], entriesOf: EntriesOf) => Promise<Snapshot>;
	readonly timezone: () => string;
	/** Hears that something has been folded. */
	readonly folded: () => void;
}

/**
 * The folds of frontiers on this device, each made once when it is first asked for. One with gaps is
 * made again when more has arrived.
 */
export class Folds {
	readonly #sources: FoldSources;
	readonly #within = new Map<EntryId, Within & { readonly version: number }>();
	readonly #folded = new Map<EntryId, Folded & { readonly version: number }>();
	readonly #folding = new Map<EntryId, Promise<Folded>>();

	constructor(sources: FoldSources) {
		this.#sources = sources;
	}

	/** The entries that a seal is about, as far as they are here. */
	within({ id, frontier }: Framed): Within {
		const version = this.#sources.version();
		const known = this.#within.get(id);
		if (known && (known.gaps.length === 0 || known.version === version)) return known;
		const within = { ...entriesWithin(frontier, this.#sources.entries()), version };
		this.#within.set(id, within);
		return within;
	}

	/** The fold of a seal's frontier; undefined until it has been made, which this begins. */
	of(framed: Framed): Folded | undefined {
		const known = this.#folded.get(framed.id);
		const version = this.#sources.version();
		if (known && (known.gaps.length === 0 || known.version === version)) return known;
		void this.ready(framed);
		return undefined;
	}

	/** The fold of a seal's frontier, as soon as it has been made. */
	async ready(framed: Framed): Promise<Folded> {
		const running = this.#folding.get(framed.id) ?? this.#make(framed);
		this.#folding.set(framed.id, running);
		return running;
	}

	/** Folds a frontier that no seal states yet. */
	async at(frontier: Frontier): Promise<Folded> {
		return this.#fold(entriesWithin(frontier, this.#sources.entries()));
	}

	async #make(framed: Framed): Promise<Folded> {
		const version = this.#sources.version();
		const folded = await this.#fold(this.within(framed));
		this.#folded.set(framed.id, { ...folded, version });
		this.#folding.delete(framed.id);
		this.#sources.folded();
		return folded;
	}

	async #fold({ ids, gaps }: Within): Promise<Folded> {
		const { entries, fold, timezone } = this.#sources;
		const folded = [...entries()].filter(({ id }) => ids.has(id));
		const snapshot = await fold(folded, (seal) => this.within(seal).ids);
		const sources = { projections: snapshot.projections, timezone, now: () => 0 };
		const { authority, figures } = snapshot;
		const vantage = new Vantage(sources, figures, () => realSeals(authority));
		return { vantage, facts: snapshot.facts, gaps };
	}
}
