import { expect, test } from 'vitest';
import { parseArguments } from './arguments.ts';

test.each([
	[['folder'], { path: 'folder', isJson: false, language: 'en', wantsHelp: false }],
	[['--json', 'x.xlsx'], { path: 'x.xlsx', isJson: true, language: 'en', wantsHelp: false }],
	[['x', '--lang', 'zh-Hant'], { path: 'x', isJson: false, language: 'zh-Hant', wantsHelp: false }],
	[['--help'], { path: '', isJson: false, language: 'en', wantsHelp: true }]
])('%j is understood', (words, value) => {
	expect(parseArguments(words, {})).toEqual({ ok: true, value });
});

test.each([
	[[], 'no_path'],
	[['a', 'b'], 'many_paths'],
	[['a', '--csv'], 'unknown_option'],
	[['a', '--lang', 'fr'], 'unknown_option']
])('%j is refused as %s', (words, code) => {
	const parsed = parseArguments(words, {});
	expect(parsed.ok || parsed.error.code).toBe(code);
});

test.each([
	[{ LANG: 'zh_CN.UTF-8' }, 'zh-Hans'],
	[{ LANG: 'zh_TW.UTF-8' }, 'zh-Hant'],
	[{ LANG: 'zh_CN.UTF-8', LC_ALL: 'de_DE.UTF-8' }, 'en'],
	[{ LC_ALL: '', LANG: 'zh_HK' }, 'zh-Hant']
])('the terminal’s locale %j speaks %s', (environment, language) => {
	expect(parseArguments(['x'], environment)).toMatchObject({ value: { language } });
});
