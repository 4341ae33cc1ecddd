import { foldText } from './fold.ts';

const runs = /\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu;
const han = /\p{Script=Han}/u;

/**
 * Terms of a text for the index: words of alphabetic scripts, and single characters and pairs of
 * Chinese, which has no spaces and whose dictionaries miss names.
 */
export function indexTerms(text: string): readonly string[] {
	return runsOf(text).flatMap((run) => (han.test(run) ? [...run, ...pairsOf(run)] : [run]));
}

/** Terms of a query: pairs where two characters stand together, for one alone the character. */
export function queryTerms(text: string): readonly string[] {
	return runsOf(text).flatMap((run) => {
		if (!han.test(run)) return [run];
		const pairs = pairsOf(run);
		return pairs.length > 0 ? pairs : [run];
	});
}

function runsOf(text: string): readonly string[] {
	return foldText(text).match(runs) ?? [];
}

function pairsOf(run: string): readonly string[] {
	const chars = [...run];
	return chars.slice(1).map((char, index) => `${chars[index] ?? ''}${char}`);
}
