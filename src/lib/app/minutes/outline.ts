import type { Block, BlockKind } from './block.ts';
import { isBlank } from './block.ts';
import type { TrackedLine } from './extract.ts';
import { readableText, readableRun, trackedLines } from './extract.ts';
import type { MinutesDocument, MinutesTemplate } from './sheet.ts';

/** A piece of text on paper. */
export type PaperRun = { readonly text: string; readonly bold: boolean };

/** A line on paper: `number` is what stands before it. */
export type PaperLine = {
	readonly kind: BlockKind;
	readonly number: string;
	readonly runs: readonly PaperRun[];
};

/** The lines of the minutes on paper, of the whole record or of what was decided. */
export const paperLines = (
	document: MinutesDocument,
	template: MinutesTemplate
): readonly PaperLine[] => (template === 'record' ? recordLines(document) : summaryLines(document));

/** Every line, numbered as on the screen. */
const recordLines = (document: MinutesDocument): readonly PaperLine[] => {
	let agenda = 0;
	let ordered = 0;
	return document.blocks.map((block) => {
		if (block.kind === 'agenda') agenda += 1;
		ordered = block.kind === 'ordered' ? ordered + 1 : 0;
		const number =
			block.kind === 'agenda'
				? document.words.ordinal(agenda)
				: block.kind === 'ordered'
					? `${ordered}. `
					: '';
		return { kind: block.kind, number, runs: paperRuns(block, document) };
	});
};

const paperRuns = (block: Block, { words, lookup }: MinutesDocument): readonly PaperRun[] => {
	const runs = block.runs.map((run) => ({
		text: readableRun(run, lookup),
		bold: run.bold === true
	}));
	if (block.kind !== 'todo' && block.kind !== 'resolution') return runs;
	const label = block.kind === 'todo' ? words.todo : words.resolution;
	const owner = block.owner === undefined ? null : lookup.person(block.owner);
	const tracking = trackingText({ owner, due: block.due ?? null }, words);
	return [
		{ text: label + words.colon, bold: true },
		...runs,
		...(tracking === '' ? [] : [{ text: tracking, bold: false }])
	];
};

const trackingText = (
	{ owner, due }: Pick<TrackedLine, 'owner' | 'due'>,
	words: MinutesDocument['words']
): string => {
	const parts = [
		...(owner === null ? [] : [`${words.owner}${words.colon}${owner}`]),
		...(due === null ? [] : [`${words.due}${words.colon}${words.date(due)}`])
	];
	return parts.length === 0 ? '' : `（${parts.join('；')}）`;
};

/** Agenda, resolutions and to-dos, each with its heading; what is empty is left out. */
const summaryLines = (document: MinutesDocument): readonly PaperLine[] => {
	const { blocks, words, lookup } = document;
	const tracked = trackedLines(blocks, lookup).map((line) => ({
		...line,
		owner: line.owner === null ? null : lookup.person(line.owner)
	}));
	const agenda = blocks
		.filter((block) => block.kind === 'agenda' && !isBlank(block))
		.map((block) => readableText(block, lookup));
	const stated = (kind: TrackedLine['kind']) =>
		tracked
			.filter((line) => line.kind === kind)
			.map((line) => line.text + trackingText(line, words));
	const sections: readonly (readonly [string, readonly string[]])[] = [
		[words.agenda, agenda],
		[words.resolutions, stated('resolution')],
		[words.todos, stated('todo')]
	];
	return sections
		.filter(([, lines]) => lines.length > 0)
		.flatMap(([heading, lines], index) => [
			plain('heading', words.ordinal(index + 1), heading),
			...lines.map((text, at) => plain('ordered', `${at + 1}. `, text))
		]);
};

const plain = (kind: BlockKind, number: string, text: string): PaperLine => ({
	kind,
	number,
	runs: [{ text, bold: false }]
});
