import { describe, expect, it } from 'vitest';
import { preferredLocale } from './preferred-locale.ts';

describe('preferredLocale', () => {
	it.each([
		[['zh-CN', 'zh', 'en-US', 'en'], 'zh-Hans'],
		[['zh'], 'zh-Hans'],
		[['zh-SG'], 'zh-Hans'],
		[['zh-TW', 'en'], 'zh-Hant'],
		[['zh-HK'], 'zh-Hant'],
		[['zh-Hant-HK'], 'zh-Hant'],
		[['zh-Hans-HK'], 'zh-Hans'],
		[['yue-HK'], 'zh-Hant'],
		[['de-DE', 'en-GB'], 'en'],
		[['de-DE'], 'zh-Hans'],
		[[], 'zh-Hans']
	] as const)('reads %j as %s', (languages, locale) => {
		expect(preferredLocale(languages)).toBe(locale);
	});
});
