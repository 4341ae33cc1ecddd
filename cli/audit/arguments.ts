import { err, ok, type Result } from '#lib/kernel/result/index.ts';

export type Language = 'zh-Hans' | 'zh-Hant' | 'en';

/** What the command line asks for. */
export type Arguments = {
	readonly path: string;
	readonly isJson: boolean;
	readonly language: Language;
	readonly wantsHelp: boolean;
};

/** A command line that asks for nothing that can be done. */
export type UsageFailure =
	| { readonly code: 'no_path'; readonly language: Language }
	| { readonly code: 'unknown_option'; readonly option: string; readonly language: Language }
	| { readonly code: 'many_paths'; readonly language: Language };

/** The language of the terminal: the one that its locale names, else English. */
const languageOf = (locale: string): Language => {
	if (!/^zh/i.test(locale)) return 'en';
	return /hant|tw|hk|mo/i.test(locale) ? 'zh-Hant' : 'zh-Hans';
};

const isLanguage = (text: string): text is Language => ['zh-Hans', 'zh-Hant', 'en'].includes(text);

/** Reads the command line; `environment` names the terminal's locale. */
export const parseArguments = (
	words: readonly string[],
	environment: Readonly<Record<string, string | undefined>>
): Result<Arguments, UsageFailure> => {
	let language = languageOf(environment['LC_ALL'] || environment['LANG'] || '');
	const paths: string[] = [];
	const options = new Set<string>();
	for (const [i, word] of words.entries()) {
		const isValue = words[i - 1] === '--lang';
		if (isValue && isLanguage(word)) language = word;
		else if (isValue) return err({ code: 'unknown_option', option: `--lang ${word}`, language });
		else if (['--json', '--help', '--lang'].includes(word)) options.add(word);
		else if (word.startsWith('--')) return err({ code: 'unknown_option', option: word, language });
		else paths.push(word);
	}
	const [path, second] = paths;
	const wantsHelp = options.has('--help');
	if (second !== undefined) return err({ code: 'many_paths', language });
	if (path === undefined && !wantsHelp) return err({ code: 'no_path', language });
	return ok({ path: path ?? '', isJson: options.has('--json'), language, wantsHelp });
};
