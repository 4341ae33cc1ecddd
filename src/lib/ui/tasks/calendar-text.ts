// The days of a year as people write them down: one date or span a line.
import { err, ok, type Result } from '#lib/kernel/result/index.ts';

interface Span {
	readonly from: string;
	readonly to: string;
}

const isRealDate = (text: string): boolean => {
	const at = Date.parse(text);
	return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
};

/** `2027-2-5`, `2027年2月5日`, `2月5日` and `2-5` of `year` as `YYYY-MM-DD`; undefined where it is no such day. */
const toDate = (text: string, year: number): string | undefined => {
	const match = /^(?:(\d{4})[-/.年])?(\d{1,2})[-/.月](\d{1,2})日?$/u.exec(text.trim());
	if (!match) return undefined;
	const [, written, month = '', day = ''] = match;
	const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
	return (written === undefined || Number(written) === year) && isRealDate(date) ? date : undefined;
};

const toSpan = (line: string, year: number): Span | undefined => {
	const [first = '', last = first, ...more] = line.split(/\s*(?:至|到|~|～|–|—|\sto\s|\s-\s)\s*/u);
	const [from, to] = [toDate(first, year), toDate(last, year)];
	return more.length === 0 && from && to && from <= to ? { from, to } : undefined;
};

/** The spans that `text` names, or the first line that names none of `year`. */
export const textToSpans = (text: string, year: number): Result<readonly Span[], string> => {
	const spans: Span[] = [];
	for (const line of text.split(/[\n、，,;；]/u).map((each) => each.trim())) {
		if (line === '') continue;
		const span = toSpan(line, year);
		if (!span) return err(line);
		spans.push(span);
	}
	return ok(spans);
};

/** The same spans, one a line. */
export const spansToText = (spans: readonly Span[]): string =>
	spans.map(({ from, to }) => (from === to ? from : `${from} 至 ${to}`)).join('\n');
