import type { Block } from './block.ts';
import { blockText } from './block.ts';

/** Each of these characters counts as one word, like a Latin word or a number. */
const cjk = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;
const latinWord = /[\p{L}\p{N}]+(?:['’.-][\p{L}\p{N}]+)*/gu;

/** The number of words of a text as Chinese writers count them (字数). */
export const countWords = (blocks: readonly Block[]): number =>
	blocks.reduce((sum, block) => {
		const text = blockText(block);
		const characters = text.match(cjk)?.length ?? 0;
		return sum + characters + (text.replace(cjk, ' ').match(latinWord)?.length ?? 0);
	}, 0);
