import type * as Y from 'yjs';
import type { Run } from './block.ts';
import { normalRuns, sameFormat } from './block.ts';
import { readRuns } from './draft.ts';

/** Makes a text say `runs`: removes and inserts the letters that differ, then corrects formats. */
export const writeRuns = (text: Y.XmlText, runs: readonly Run[], caret: number): void => {
	const before = readRuns(text)
		.map((run) => run.text)
		.join('');
	const after = runs.map((run) => run.text).join('');
	const { index, remove, insert } = textDifference(before, after, caret);
	if (remove > 0) text.delete(index, remove);
	for (const run of slice(runs, index, index + insert.length).toReversed())
		text.insert(index, run.text, formatOf(run));
	correctFormats(text, runs);
};

/**
 * What to remove and insert at `index` to get from `before` to `after`. Among equal letters the
 * caret decides: what follows it in `after` has not changed.
 */
export const textDifference = (
	before: string,
	after: string,
	caret: number
): { readonly index: number; readonly remove: number; readonly insert: string } => {
	let end = commonEnd(before, after, Math.max(0, after.length - caret));
	const start = commonStart(before, after, Math.min(before.length, after.length) - end);
	if (start + end < Math.min(before.length, after.length))
		end = commonEnd(before, after, Math.min(before.length, after.length) - start);
	return {
		index: start,
		remove: before.length - start - end,
		insert: after.slice(start, after.length - end)
	};
};

const isHighSurrogate = (character: string | undefined) =>
	/^[\uD800-\uDBFF]$/.test(character ?? '');
const isLowSurrogate = (character: string | undefined) => /^[\uDC00-\uDFFF]$/.test(character ?? '');

/** Never ends between the two halves of a character outside the basic plane. */
const commonStart = (a: string, b: string, most: number) => {
	let count = 0;
	while (count < most && a[count] === b[count]) count += 1;
	return count > 0 && isHighSurrogate(a[count - 1]) ? count - 1 : count;
};

const commonEnd = (a: string, b: string, most: number) => {
	const limit = Math.min(most, a.length, b.length);
	let count = 0;
	while (count < limit && a.at(-1 - count) === b.at(-1 - count)) count += 1;
	return count > 0 && isLowSurrogate(a.at(-count)) ? count - 1 : count;
};

/** The runs of the letters from `start` to `end`. */
const slice = (runs: readonly Run[], start: number, end: number): readonly Run[] => {
	let offset = 0;
	return normalRuns(
		runs.map((run) => {
			const from = Math.max(0, start - offset);
			const to = Math.max(from, end - offset);
			offset += run.text.length;
			return { ...run, text: run.text.slice(from, to) };
		})
	);
};

const formatOf = ({ bold, person, clause }: Run): Record<string, string | boolean> => ({
	...(bold ? { bold } : {}),
	...(person === undefined ? {} : { person }),
	...(clause === undefined ? {} : { clause })
});

/** Only the formats this version knows are corrected; those of newer versions stay. */
const correctFormats = (text: Y.XmlText, runs: readonly Run[]) => {
	let offset = 0;
	for (const run of runs) {
		for (const found of slice(readRuns(text), offset, offset + run.text.length)) {
			if (!sameFormat(found, run))
				text.format(offset, found.text.length, {
					bold: run.bold ?? null,
					person: run.person ?? null,
					clause: run.clause ?? null
				});
			offset += found.text.length;
		}
	}
};
