/** What a key does in an open menu. */
export type MenuStep =
	| { readonly type: 'move'; readonly to: number }
	| { readonly type: 'choose' }
	| { readonly type: 'close' };

/** The step for a key while `active` of `count` choices is marked; none: the key is for the text. */
export const nextChoice = (key: string, active: number, count: number): MenuStep | undefined => {
	if (key === 'Escape') return { type: 'close' };
	if (count === 0) return undefined;
	if (key === 'ArrowDown') return { type: 'move', to: (active + 1) % count };
	if (key === 'ArrowUp') return { type: 'move', to: (active + count - 1) % count };
	if (key === 'Home') return { type: 'move', to: 0 };
	if (key === 'End') return { type: 'move', to: count - 1 };
	return key === 'Enter' || key === 'Tab' ? { type: 'choose' } : undefined;
};
