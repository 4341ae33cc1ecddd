import {
	chronicleSubjects,
	viewChronicleEntry,
	type ChronicleEntry,
	type ChronicleFact
} from '#lib/domains/chronicle/index.ts';
import { FactIndex } from '#lib/kernel/facts/index.ts';
import type { EntryId } from '#lib/kernel/identity/index.ts';
import { memoised } from './memoised.ts';

interface Sources {
	readonly had: (fact: EntryId, capability: string) => boolean;
}

/** The entries of the chronicle, computed from their facts when somebody asks. */
export class ChronicleViews {
	readonly #facts = new FactIndex<ChronicleFact>(chronicleSubjects);
	readonly #view: (facts: readonly ChronicleFact[]) => { readonly entry: ChronicleEntry | null };

	constructor({ had }: Sources) {
		this.#view = memoised((facts: readonly ChronicleFact[]) => ({
			entry: viewChronicleEntry(facts, ({ id }) => ({ can: (capability) => had(id, capability) }))
		}));
	}

	add(fact: ChronicleFact): void {
		this.#facts.add(fact);
	}

	remove(fact: ChronicleFact): void {
		this.#facts.remove(fact);
	}

	/** Every entry, in the order in which they were first stated. */
	entries(): readonly ChronicleEntry[] {
		const stated = ({ current, earlier }: ChronicleEntry) => (earlier.at(-1) ?? current).at;
		return this.#facts
			.subjects()
			.flatMap((subject) => this.#view(this.#facts.of(subject)).entry ?? [])
			.sort((a, b) => stated(a) - stated(b) || (a.id < b.id ? -1 : 1));
	}
}
