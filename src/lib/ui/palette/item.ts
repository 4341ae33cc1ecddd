/** What the palette finds: a page, an action, a person, … `words` are found but not shown. */
export type PaletteItem = {
	/** Unique among all items offered at once. */
	readonly id: string;
	readonly kind:
		'page' | 'command' | 'person' | 'meeting' | 'clause' | 'task' | 'activity' | 'todo';
	readonly title: string;
	readonly hint?: string;
	readonly words?: readonly string[];
} & ({ readonly href: string } | { readonly run: () => void });
