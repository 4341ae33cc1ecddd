import MiniSearch from 'minisearch';
import type { PaletteItem } from './item.ts';
import { indexTerms, queryTerms } from './terms.ts';

/** Gives the sounds of a text by which it can be found; see `sounds.ts`. */
export type Sounds = (text: string, isName: boolean) => readonly string[];

const most = 40;

/**
 * Searches items by Chinese characters, words and, once `sounds` is there, by pinyin and initials.
 * An empty query gives the items as they were offered. Best first, forty at most.
 */
export function makeFinder(
	items: readonly PaletteItem[],
	sounds?: Sounds
): (query: string) => readonly PaletteItem[] {
	const index = new MiniSearch<Entry>({
		fields: ['title', 'words', 'sounds'],
		tokenize: (text, field) => (field === 'sounds' ? text.split(' ') : [...indexTerms(text)]),
		processTerm: (term) => term,
		searchOptions: {
			tokenize: (text) => [...queryTerms(text)],
			prefix: true,
			combineWith: 'AND',
			boost: { title: 3, sounds: 2 }
		}
	});
	index.addAll(items.map((item, id) => entry(item, id, sounds)));
	return (query) => {
		if (query.trim() === '') return items.slice(0, most);
		const hits = index.search(query).slice(0, most);
		return hits.flatMap((hit) => items[Number(hit.id)] ?? []);
	};
}

type Entry = {
	readonly id: number;
	readonly title: string;
	readonly words: string;
	readonly sounds: string;
};

function entry(item: PaletteItem, id: number, sounds: Sounds | undefined): Entry {
	return {
		id,
		title: item.title,
		words: [item.hint ?? '', ...(item.words ?? [])].join(' '),
		sounds: sounds?.(item.title, item.kind === 'person').join(' ') ?? ''
	};
}
