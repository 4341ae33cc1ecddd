import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entropyToWords, isSameWord, splitWords, wordsToEntropy } from './words.ts';

const entropy = Uint8Array.from({ length: 32 }, (_, at) => (at * 37 + 11) % 256);
const read = { ok: true, value: entropy };
const zh = '都麦核讲功献筛形援死会松申帝马煮型抹羽舞治像灰岭';
const en =
	'arctic live gadget display excess mandate sniff autumn people disorder affair hole ' +
	'retreat fancy close tip deer village tuition orbit cannon owner maid spare';

describe('24 words', () => {
	it('come back from any bytes, in either language', async () => {
		const language = fc.constantFrom('zh', 'en');
		const bytes = fc.uint8Array({ minLength: 32, maxLength: 32 });
		await fc.assert(
			fc.asyncProperty(bytes, language, async (drawn, chosen) => {
				const words = await entropyToWords(drawn, chosen as 'zh' | 'en');
				expect(words).toHaveLength(24);
				expect(await wordsToEntropy(words.join(' '))).toEqual({
					ok: true,
					value: Uint8Array.from(drawn)
				});
			}),
			{ seed: 14, numRuns: 60 }
		);
	});

	it.each([
		['without spaces', zh],
		['with full-width spaces', [...zh].join('　')],
		['over lines, numbered as on the sheet', [...zh].map((w, at) => `${at + 1}. ${w}`).join('\n')],
		['with punctuation between them', [...zh].join('、')],
		['in traditional characters', '都麥核講功獻篩形援死會松申帝馬煮型抹羽舞治像灰嶺'],
		['with a traditional character among simplified ones', zh.replace('麦', '麥')],
		['in English', en],
		['in capitals, with line breaks', en.toUpperCase().replaceAll(' ', '\r\n  ')],
		['in full-width letters', [...en].map(toFullWidth).join('')]
	])('are read %s', async (_, text) => {
		expect(await wordsToEntropy(text)).toEqual(read);
	});

	it('name the first unknown word, its place, and what an input method may have put for it', async () => {
		// 霾 and 麦 have one sound; 霾 is in no list.
		const result = await wordsToEntropy(zh.replace('麦', '霾'));
		expect(result).toMatchObject({
			ok: false,
			error: { code: 'unknown_word', position: 2, word: '霾' }
		});
		expect(!result.ok && result.error.code === 'unknown_word' && result.error.near).toContain('麦');
	});

	it('name English words that differ by a letter, the nearest first', async () => {
		expect(await wordsToEntropy(en.replace('gadget', 'gadgit'))).toEqual({
			ok: false,
			error: { code: 'unknown_word', position: 3, word: 'gadgit', near: ['gadget', 'admit'] }
		});
		expect(await wordsToEntropy(en.replace('village', 'villag'))).toMatchObject({
			ok: false,
			error: { word: 'villag', near: ['village'] }
		});
		expect(await wordsToEntropy(en.replace('village', 'vill'))).toMatchObject({
			ok: false,
			error: { word: 'vill', near: ['village', 'hill', 'ill', 'pill', 'will', 'all'] }
		});
	});

	it('tell how many there are where some are missing or too many', async () => {
		const wrong = (count: number) => ({ ok: false, error: { code: 'wrong_count', count } });
		expect(await wordsToEntropy(zh.slice(0, 23))).toEqual(wrong(23));
		expect(await wordsToEntropy(`${zh}的`)).toEqual(wrong(25));
		expect(await wordsToEntropy('  ')).toEqual(wrong(0));
	});

	it('do not stand for other bytes when two of them are exchanged', async () => {
		const exchanged = `${zh.charAt(1)}${zh.charAt(0)}${zh.slice(2)}`;
		expect(await wordsToEntropy(exchanged)).toEqual({
			ok: false,
			error: { code: 'bad_checksum' }
		});
	});

	it('are of one language: the first word says which', async () => {
		expect(await wordsToEntropy(`都 ${en}`)).toMatchObject({
			ok: false,
			error: { code: 'unknown_word', position: 2, word: 'arctic', near: [] }
		});
		expect(await wordsToEntropy(`arctic 麦`)).toMatchObject({
			ok: false,
			error: { code: 'unknown_word', position: 2, word: '麦', near: [] }
		});
	});

	it('are asked for one by one, in either script and any case', async () => {
		expect(await isSameWord(' 麥 ', '麦')).toBe(true);
		expect(await isSameWord('Gadget.', 'gadget')).toBe(true);
		for (const typed of ['', '核', '麦核', 'gadget']) {
			expect(await isSameWord(typed, '麦')).toBe(false);
		}
	});

	it('are counted while they are typed', () => {
		expect(splitWords('1. 都　2. 麥\n3. Ａｒｃｔｉｃ live')).toEqual([
			'都',
			'麥',
			'arctic',
			'live'
		]);
	});
});

function toFullWidth(letter: string): string {
	return letter === ' ' ? '　' : String.fromCharCode(letter.charCodeAt(0) + 0xfee0);
}
