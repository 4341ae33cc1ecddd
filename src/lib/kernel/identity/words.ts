/**
 * The 24 words: how 32 bytes are written on paper, and how they are read back from it.
 *
 * BIP-39 with its Chinese and English lists; the last byte's worth of bits is a checksum. Of the
 * Chinese list the simplified and the traditional form of a word have the same place, so either is
 * read. The lists come when they are first needed.
 */
import { err, ok, type Result } from '../result/index.ts';

/** In which language the words are written. The bytes they say are the same. */
export type WordsLanguage = 'zh' | 'en';

/** Why a text is not 24 words. */
export type WordsFault =
	/** The first word that is in no list: which one (from 1), and words of the list that are near it. */
	| {
			readonly code: 'unknown_word';
			readonly position: number;
			readonly word: string;
			readonly near: readonly string[];
	  }
	| { readonly code: 'wrong_count'; readonly count: number }
	/** Every word exists, but together they are not what was written down. */
	| { readonly code: 'bad_checksum' };

/** How many words there are. */
export const WORD_COUNT = 24;
const MAX_NEAR = 6;

/** Writes bytes as words. */
export const entropyToWords = async (
	entropy: Uint8Array,
	language: WordsLanguage
): Promise<readonly string[]> => {
	const [{ entropyToMnemonic }, { wordlist }] = await Promise.all([
		import('@scure/bip39'),
		language === 'zh'
			? import('@scure/bip39/wordlists/simplified-chinese.js')
			: import('@scure/bip39/wordlists/english.js')
	]);
	return entropyToMnemonic(entropy, wordlist).split(' ');
};

/**
 * Reads words as people type or paste them: numbered or not, on one line or on many, with full-width
 * letters and spaces, Chinese without any spaces and in either script.
 */
export const wordsToEntropy = async (
	text: string
): Promise<Result<Uint8Array<ArrayBuffer>, WordsFault>> => {
	const words = splitWords(text);
	const list = await listOf(words[0] ?? '');
	for (const [index, word] of words.entries()) {
		if (list.canonical(word) !== undefined) continue;
		const near = (await list.near(word)).slice(0, MAX_NEAR);
		return err({ code: 'unknown_word', position: index + 1, word, near });
	}
	if (words.length !== WORD_COUNT) return err({ code: 'wrong_count', count: words.length });
	const { mnemonicToEntropy } = await import('@scure/bip39');
	try {
		const mnemonic = words.map((word) => list.canonical(word) ?? '').join(' ');
		return ok(Uint8Array.from(mnemonicToEntropy(mnemonic, [...list.words])));
	} catch {
		// Count and words are right, so that nothing but the checksum is left to fail.
		return err({ code: 'bad_checksum' });
	}
};

/** Whether what was typed is this word of the list, in whichever script or case. */
export const isSameWord = async (typed: string, word: string): Promise<boolean> => {
	const [first, ...more] = splitWords(typed);
	if (first === undefined || more.length > 0) return false;
	return (await listOf(word)).canonical(first) === word;
};

/** The words of a text in order, one Chinese character each; numbers and punctuation fall away. */
export const splitWords = (text: string): readonly string[] =>
	text
		.normalize('NFKC')
		.toLowerCase()
		.match(/\p{Script=Han}|(?:(?!\p{Script=Han})\p{L})+/gu) ?? [];

interface WordList {
	readonly words: readonly string[];
	/** The word as its list has it; undefined where it is in none. */
	canonical(word: string): string | undefined;
	near(word: string): Promise<readonly string[]>;
}

const listOf = (word: string): Promise<WordList> =>
	/^\p{Script=Han}/u.test(word) ? chineseList() : englishList();

const chineseList = async (): Promise<WordList> => {
	const [{ wordlist: simplified }, { wordlist: traditional }] = await Promise.all([
		import('@scure/bip39/wordlists/simplified-chinese.js'),
		import('@scure/bip39/wordlists/traditional-chinese.js')
	]);
	const canonical = new Map([
		...traditional.map((word, at) => [word, simplified[at] ?? word] as const),
		...simplified.map((word) => [word, word] as const)
	]);
	return {
		words: simplified,
		canonical: (word) => canonical.get(word),
		near: (word) => homophones(word, simplified)
	};
};

/** What an input method offers for the same pinyin: the mistake that typing from paper makes. */
const homophones = async (word: string, list: readonly string[]): Promise<readonly string[]> => {
	const { pinyin } = await import('pinyin-pro');
	const readings = (each: string) =>
		new Set(pinyin(each, { toneType: 'none', type: 'array', multiple: true, nonZh: 'removed' }));
	const wanted = readings(word);
	return list.filter((each) => [...readings(each)].some((reading) => wanted.has(reading)));
};

const englishList = async (): Promise<WordList> => {
	const { wordlist } = await import('@scure/bip39/wordlists/english.js');
	const known = new Set(wordlist);
	return {
		words: wordlist,
		canonical: (word) => (known.has(word) ? word : undefined),
		near: (word) => Promise.resolve(alike(word, wordlist))
	};
};

const MAX_EDITS = 2;
/** No two words of the list begin with the same four letters. */
const TELLING_LETTERS = 4;

/** The word that begins alike, then those that differ by a letter or two, the nearest first. */
const alike = (word: string, list: readonly string[]): readonly string[] => {
	const beginning = word.slice(0, TELLING_LETTERS);
	const begun = list.filter((each) => word.length >= TELLING_LETTERS && each.startsWith(beginning));
	const near = list
		.map((each) => ({ each, edits: editsBetween(word, each) }))
		.filter(({ edits }) => edits <= MAX_EDITS)
		.sort((a, b) => a.edits - b.edits)
		.map(({ each }) => each);
	return [...new Set([...begun, ...near])];
};

/** How many letters must be changed, added or left out to make one word of another (Levenshtein). */
const editsBetween = (from: string, to: string): number => {
	let row = Array.from({ length: to.length + 1 }, (_, at) => at);
	for (const [index, letter] of [...from].entries()) {
		const next = [index + 1];
		for (const [at, other] of [...to].entries()) {
			const changed = (row[at] ?? 0) + (letter === other ? 0 : 1);
			next.push(Math.min(changed, (row[at + 1] ?? 0) + 1, (next[at] ?? 0) + 1));
		}
		row = next;
	}
	return row.at(-1) ?? 0;
};
