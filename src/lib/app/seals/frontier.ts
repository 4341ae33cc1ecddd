/**
 * A frontier: the last entry of each chain that belongs to a term, or of each of its branches where a
 * chain forks. It stands for these entries and everything before them in their chains, in the spaces
 * that every member reads, so that whoever holds those entries holds the same ones.
 */
import {
	controlSpace,
	membersSpace,
	type EntryId,
	type Space
} from '#lib/kernel/identity/index.ts';
import type { Entry, KeptEntry } from '#lib/kernel/log/index.ts';

/** The tips of chains, in the order of space, chain, seq and id. */
export type Frontier = readonly (readonly [
	space: string,
	chain: string,
	seq: number,
	id: string
])[];

/** Entries that a frontier stands for and this device does not hold. */
export interface FrontierGap {
	readonly space: string;
	/** Where it is the introduction of somebody that is missing, their id. */
	readonly chain: string;
	/** The place in the chain of the last one that is missing. */
	readonly seq: number;
	/** Whether later ones of the chain are here: then it was lost, and has not merely not arrived. */
	readonly isLost: boolean;
}

/** What a device holds of the entries that a frontier stands for. */
export interface Within {
	readonly ids: ReadonlySet<EntryId>;
	readonly gaps: readonly FrontierGap[];
}

/** The spaces that count in a term: those that every member reads. */
const countedSpaces: ReadonlySet<Space> = new Set([controlSpace, membersSpace]);

/**
 * What says who somebody is and nothing else. A chain of these alone is not named: an entry brings with
 * it the introduction of whoever states it, since it names that by its id.
 */
const introductions: ReadonlySet<string> = new Set([
	'person.introduced',
	'person.joined',
	'wrap.published'
]);

/** The frontier of all entries given, whatever order they come in. */
export const frontierOf = (entries: Iterable<KeptEntry>): Frontier => {
	const counted = [...entries].filter(({ entry }) => countedSpaces.has(entry.space));
	const followed = new Set<string>(counted.map(({ entry }) => entry.prev));
	const named = new Set<string>(
		counted.filter(({ entry }) => !introductions.has(entry.type)).map(({ entry }) => entry.chain)
	);
	return counted
		.filter(({ id, entry }) => named.has(entry.chain) && !followed.has(id))
		.map(({ id, entry: { space, chain, seq } }) => [space, chain, seq, id] as const)
		.sort(byPlace);
};

/** The entries among `entries` that the frontier stands for, and what of it is missing. */
export const entriesWithin = (frontier: Frontier, entries: Iterable<KeptEntry>): Within => {
	const known = new Map([...entries].map((each) => [each.id, each.entry]));
	const ids = new Set<EntryId>();
	const gaps = frontier.flatMap((place) => walkBack(place, known, ids));
	for (const { chain, seq } of gaps) addBefore(ids, known, chain, seq);
	const authors = new Set([...ids].map((id) => known.get(id)?.by ?? ''));
	for (const person of authors) {
		if (person === '') continue;
		const id = person as string as EntryId; // a person is the entry that introduced them
		const { space, chain, seq } = known.get(id) ?? { space: controlSpace, chain: person, seq: 0 };
		gaps.push(...walkBack([space, chain, seq, id], known, ids));
	}
	return { ids, gaps };
};

/** Adds an entry and all before it in its chain to `ids`; answers the gap where one is missing. */
const walkBack = (
	[space, chain, last, tip]: Frontier[number],
	known: ReadonlyMap<EntryId, Entry>,
	ids: Set<EntryId>
): readonly FrontierGap[] => {
	let seq = last;
	// An id of the frontier is looked up as it is: one that is no entry's finds none.
	let id: string = tip;
	for (; seq >= 0 && !ids.has(id as EntryId); seq--) {
		const entry = known.get(id as EntryId);
		if (entry?.seq !== seq || entry.chain !== chain) break;
		ids.add(id as EntryId);
		id = entry.prev;
	}
	const isWhole = seq < 0 || ids.has(id as EntryId);
	return isWhole ? [] : [{ space, chain, seq, isLost: seq < last }];
};

/**
 * What is left of a chain before a gap. Nothing proves that it is the branch that was meant, so a fold
 * with gaps is only good for showing somebody what is missing.
 */
const addBefore = (
	ids: Set<EntryId>,
	known: ReadonlyMap<EntryId, Entry>,
	chain: string,
	seq: number
): void => {
	for (const [id, entry] of known) if (entry.chain === chain && entry.seq < seq) ids.add(id);
};

const byPlace = (a: Frontier[number], b: Frontier[number]): number =>
	byText(a[0], b[0]) || byText(a[1], b[1]) || a[2] - b[2] || byText(a[3], b[3]);

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
