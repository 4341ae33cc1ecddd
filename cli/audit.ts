/**
 * `npm run audit -- FOLDER_OR_XLSX [--json] [--lang zh-Hans|zh-Hant|en]`
 *
 * Computes every member's score from the exchange sheets and prints it, as a table for people or as
 * the JSON of docs/spec/sheets.md. Exit codes: 0 computed; 1 the sheets were refused, and nothing of
 * them was used; 2 there was nothing to compute: wrong arguments, no such file, a format that is not
 * read, a rulebook that is not there yet.
 */
import { audit, isRefusal } from '#lib/app/sheets/index.ts';
import { parseArguments } from './audit/arguments.ts';
import { printReport } from './audit/report.ts';
import { failureSentence, words } from './audit/sentences.ts';
import { readSource } from './audit/source.ts';

const fail = (sentence: string): void => {
	console.error(sentence);
	process.exitCode = 2;
};

const main = async (): Promise<void> => {
	const parsed = parseArguments(process.argv.slice(2), process.env);
	if (!parsed.ok) return fail(failureSentence(parsed.error, parsed.error.language));
	const { path, isJson, language, wantsHelp } = parsed.value;
	if (wantsHelp) return console.log(words[language].usage);
	const tables = await readSource(path);
	if (!tables.ok) return fail(failureSentence(tables.error, language));
	const result = audit(tables.value);
	if (!result.ok) return fail(failureSentence(result.error, language));
	if (isJson) console.log(JSON.stringify(result.value, null, '\t'));
	else console.log(printReport(result.value, language));
	if (result.value.problems.some(isRefusal)) process.exitCode = 1;
};

await main();
