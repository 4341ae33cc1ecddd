const key = 'tongban.theme';
const themes = ['system', 'light', 'dark'] as const;

/** What the person asked for; `system` follows the device. */
export type Theme = (typeof themes)[number];

let current = $state<Theme>(remembered());
show(current);

/** Light or dark, kept on this device and worn by the document. */
export const theme = {
	get current(): Theme {
		return current;
	},
	choose(next: Theme): void {
		current = next;
		localStorage.setItem(key, next);
		show(next);
	},
	options: themes
};

function remembered(): Theme {
	if (typeof localStorage === 'undefined') return 'system';
	const kept = localStorage.getItem(key);
	return themes.find((name) => name === kept) ?? 'system';
}

function show(next: Theme): void {
	if (typeof document === 'undefined') return;
	if (next === 'system') delete document.documentElement.dataset['theme'];
	else document.documentElement.dataset['theme'] = next;
}
