import { createContext, untrack } from 'svelte';
import type { PaletteItem } from './item.ts';

/** What pages offer to the palette, newest page first. */
export class PaletteOffers {
	isOpen = $state(false);
	#sources = $state.raw<readonly (() => readonly PaletteItem[])[]>([]);
	readonly #items = $derived(this.#sources.flatMap((source) => source()));

	get items(): readonly PaletteItem[] {
		return this.#items;
	}

	/** Adds a source; the answer takes it away. */
	add(source: () => readonly PaletteItem[]): () => void {
		this.#sources = [source, ...this.#sources];
		return () => {
			this.#sources = this.#sources.filter((other) => other !== source);
		};
	}
}

const [getOffers, setOffers] = createContext<PaletteOffers>();

/** Called once by the root layout. */
export function providePalette(): PaletteOffers {
	return setOffers(new PaletteOffers());
}

/** The palette, to open it. */
export function usePalette(): PaletteOffers {
	return getOffers();
}

/**
 * Offers items while the calling component is shown; call it in its script. The function may read
 * state: the items follow it.
 */
export function offerPaletteItems(items: () => readonly PaletteItem[]): void {
	const offers = getOffers();
	$effect.pre(() => untrack(() => offers.add(items)));
}
