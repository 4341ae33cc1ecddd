/** The words on the screen: complete in three languages, all used, and traditional where they must be. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const locales = ['zh-Hans', 'zh-Hant', 'en'] as const;
type Locale = (typeof locales)[number];
type Words = Readonly<Record<string, string>>;

/** A message with variants is read as the text of its data: the same rules hold for it. */
const wordsOf = (module: string, locale: Locale): Words => {
	const parsed: unknown = JSON.parse(readFileSync(`messages/${module}/${locale}.json`, 'utf8'));
	return Object.fromEntries(
		Object.entries(parsed as object)
			.filter(([key]) => !key.startsWith('$'))
			.map(([key, words]) => [key, typeof words === 'string' ? words : JSON.stringify(words)])
	);
};

const modules = readdirSync('messages');
const keysOf = (words: Words) => Object.keys(words).sort();
const placeholdersOf = (words: string) =>
	[...new Set([...words.matchAll(/\{(\w+)\}/g)].map(([, name]) => name))].sort();

/**
 * The first plane of Big5, rows A4 to C6, holds the 5,401 characters in common use in Taiwan. A rarer
 * one, or one that exists in simplified writing alone, is not among them.
 */
const traditional = (): ReadonlySet<string> => {
	const decoder = new TextDecoder('big5');
	const rows = range(0xa4, 0xc6);
	const trails = [...range(0x40, 0x7e), ...range(0xa1, 0xfe)];
	const pairs = rows.flatMap((row) => trails.map((trail) => Uint8Array.of(row, trail)));
	return new Set(pairs.map((pair) => decoder.decode(pair)));
};

const range = (first: number, last: number): readonly number[] =>
	Array.from({ length: last - first + 1 }, (_, at) => first + at);

/** What a conversion character by character makes of words, although each character exists. */
const misconverted =
	/規范|示范|范圍|范本|復雜|重復|日歷|干部|干事|主干|頭發|里面|這里|那里|以后|之后|最后|準假|批準|核準|制造|復制|于|并且|聯系|計划|規划|采用|采取|余下|其余|沖突|注冊|備注|什幺|裏/;

const source = ['src', 'cli', 'tests']
	.flatMap((folder) =>
		readdirSync(folder, { recursive: true, encoding: 'utf8' })
			.filter((name) => /\.(ts|svelte)$/.test(name) && !name.includes('paraglide'))
			.map((name) => readFileSync(`${folder}/${name}`, 'utf8'))
	)
	.join('\n');
const used = new Set([...source.matchAll(/\bm\s*\.\s*([a-z]\w*)/g)].map(([, key]) => key));

describe.each(modules)('the words of %s', (module) => {
	const [simplified, hant, english] = locales.map((locale) => wordsOf(module, locale));

	it('exist in three languages, with the same blanks to fill in', () => {
		expect(keysOf(hant ?? {})).toEqual(keysOf(simplified ?? {}));
		expect(keysOf(english ?? {})).toEqual(keysOf(simplified ?? {}));
		for (const [key, words] of Object.entries(simplified ?? {})) {
			const blanks = { key, names: placeholdersOf(words) };
			expect({ key, names: placeholdersOf(hant?.[key] ?? '') }).toEqual(blanks);
			expect({ key, names: placeholdersOf(english?.[key] ?? '') }).toEqual(blanks);
		}
	});

	it('begin with its name, and each is said somewhere', () => {
		const keys = keysOf(simplified ?? {}).filter((key) => key !== 'app_name');
		expect(keys.filter((key) => !key.startsWith(`${module}_`))).toEqual([]);
		expect(keys.filter((key) => !used.has(key))).toEqual([]);
	});

	it('are traditional where they are to be, not converted character by character', () => {
		const known = traditional();
		const foreign = Object.entries(hant ?? {}).flatMap(([key, words]) => {
			const simplifiedOnly = [...words].filter(
				(each) => /\p{Script=Han}/u.test(each) && !known.has(each)
			);
			return simplifiedOnly.length > 0 || misconverted.test(words) ? [`${key}: ${words}`] : [];
		});
		expect(foreign).toEqual([]);
	});

	it('speak to people in one way', () => {
		const formal = [...Object.values(simplified ?? {}), ...Object.values(hant ?? {})];
		expect(formal.filter((words) => words.includes('您'))).toEqual([]);
	});
});
