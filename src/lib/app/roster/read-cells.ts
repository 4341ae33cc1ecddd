import Papa from 'papaparse';
import { err, ok, type Result } from '#lib/kernel/result/index.ts';

const delimiters = ['\t', ',', ';', '，'] as const;

/** The one that divides the first line most; a paste from a spreadsheet has tabs. */
const delimiterOf = (text: string) => {
	const line = /^\s*(.*)$/m.exec(text)?.[1] ?? '';
	const count = (delimiter: string) => line.split(delimiter).length;
	return delimiters.reduce((best, next) => (count(next) > count(best) ? next : best));
};

/** Takes off the mark that keeps a spreadsheet from reading a cell as a formula or a number. */
const toText = (cell: string) =>
	cell
		.trim()
		.replace(/^="(.*)"$/, '$1')
		.replace(/^'(?=.)/, '')
		.trim();

/** Divides text into rows of trimmed cells. */
export const readCells = (
	text: string
): Result<
	readonly (readonly string[])[],
	{ readonly code: 'broken_quotes'; readonly row: number }
> => {
	const { data, errors } = Papa.parse<string[]>(text, { delimiter: delimiterOf(text) });
	const [broken] = errors.filter(({ type }) => type === 'Quotes');
	if (broken) return err({ code: 'broken_quotes', row: (broken.row ?? 0) + 1 });
	return ok(data.map((row) => row.map(toText)));
};
