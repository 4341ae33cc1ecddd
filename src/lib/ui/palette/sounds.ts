import { pinyin } from 'pinyin-pro';

/**
 * How a text is typed in pinyin, from each of its syllables on: for 张三丰 zhangsanfeng, sanfeng,
 * feng and the initials zsf, sf, f. Names are read as names (单 is shan) and as words. This module
 * carries a dictionary of some hundred KB: import it lazily.
 */
export function soundsOf(text: string, isName: boolean): readonly string[] {
	const readings = isName ? [read(text, 'surname'), read(text, 'normal')] : [read(text, 'normal')];
	return [
		...new Set(
			readings.flatMap((syllables) => [...tails(syllables), ...tails(initials(syllables))])
		)
	];
}

function read(text: string, mode: 'surname' | 'normal'): readonly string[] {
	return pinyin(text, { toneType: 'none', type: 'array', nonZh: 'removed', v: true, mode });
}

function initials(syllables: readonly string[]): readonly string[] {
	return syllables.map((syllable) => syllable.charAt(0));
}

function tails(syllables: readonly string[]): readonly string[] {
	return syllables.map((_, from) => syllables.slice(from).join(''));
}
