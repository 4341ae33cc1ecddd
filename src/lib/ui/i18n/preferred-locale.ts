import { baseLocale, type Locale } from '#lib/paraglide/runtime.js';

/**
 * The first of the browser's languages that we speak. Regions stand for scripts: zh-TW, zh-HK and
 * zh-MO read traditional characters, every other Chinese simplified ones.
 */
export function preferredLocale(languages: readonly string[]): Locale {
	for (const tag of languages) {
		const locale = spoken(tag.toLowerCase());
		if (locale !== undefined) return locale;
	}
	return baseLocale;
}

function spoken(tag: string): Locale | undefined {
	if (/^en(-|$)/.test(tag)) return 'en';
	if (!/^(zh|yue)(-|$)/.test(tag)) return undefined;
	if (tag.includes('-hans')) return 'zh-Hans';
	return /-(hant|tw|hk|mo)(-|$)/.test(tag) ? 'zh-Hant' : 'zh-Hans';
}
