import {
	getLocale,
	locales,
	localStorageKey,
	overwriteGetLocale,
	setLocale,
	type Locale
} from '#lib/paraglide/runtime.js';
import { preferredLocale } from './preferred-locale.ts';

const ownNames: Readonly<Record<Locale, string>> = {
	'zh-Hans': '简体中文',
	'zh-Hant': '繁體中文',
	en: 'English'
};

// Messages ask for the locale through this state, so every `m.…()` read in markup or in `$derived`
// changes in place: nothing is made anew, and half-written text stays where it is.
let current = $state<Locale>(firstLocale());
overwriteGetLocale(() => current);

/** The language of the interface, as state. */
export const language = {
	get current(): Locale {
		return current;
	},
	/** Switches without loading the page again, and remembers the choice on this device. */
	choose(locale: Locale): void {
		void setLocale(locale, { reload: false });
		current = locale;
	},
	/** Languages by their own names. */
	options: locales.map((value) => ({ value, label: ownNames[value] }))
};

function firstLocale(): Locale {
	if (typeof navigator === 'undefined') return getLocale();
	const remembered = localStorage.getItem(localStorageKey);
	return remembered === null ? preferredLocale(navigator.languages) : getLocale();
}
