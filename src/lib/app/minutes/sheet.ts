import type { Block } from './block.ts';
import type { Lookup } from './extract.ts';

/** What stands above the minutes on paper: names and times as they are to be read. */
type MinutesSheet = {
	readonly title: string;
	/** 部门例会, 全体会议 … */
	readonly kind: string;
	/** 1–5; none for meetings without stars (AL-10). */
	readonly stars?: number | undefined;
	readonly unitName: string;
	readonly place: string;
	/** 2021年10月18日（周一）14:00 */
	readonly startText: string;
	readonly endText?: string | undefined;
	readonly host: string;
	readonly recorders: readonly string[];
	readonly present: readonly string[];
	readonly onLeave: readonly string[];
	readonly absent: readonly string[];
	readonly observers: readonly string[];
};

/** The words that documents print, in the language of the document. */
export type MinutesWords = Readonly<
	Record<
		| 'record'
		| 'summary'
		| 'meeting'
		| 'unit'
		| 'time'
		| 'place'
		| 'host'
		| 'recorders'
		| 'present'
		| 'onLeave'
		| 'absent'
		| 'observers'
		| 'agenda'
		| 'resolution'
		| 'resolutions'
		| 'todo'
		| 'todos'
		| 'owner'
		| 'due'
		| 'none'
		| 'hostSignature'
		| 'recorderSignature'
		| 'listSeparator'
		| 'colon',
		string
	>
> & {
	/** 一、 二、 …, or 1. 2. …, from 1. */
	readonly ordinal: (number: number) => string;
	/** The number of people after their names: （3人） */
	readonly count: (people: number) => string;
	readonly date: (date: string) => string;
};

/** Final minutes with all that is needed to put them on paper. */
export type MinutesDocument = {
	readonly blocks: readonly Block[];
	readonly sheet: MinutesSheet;
	readonly words: MinutesWords;
	readonly lookup: Lookup;
};

/** The record (会议记录) keeps every word; the summary (会议纪要) states what was decided. */
export type MinutesTemplate = 'record' | 'summary';

/** A label and what stands behind it. */
export type SheetLine = { readonly label: string; readonly text: string };

/**
 * The lines above the minutes. A summary has them in the order of GB/T 9704 (出席, 请假, 列席) and
 * leaves out who was absent without leave; a record names them as well.
 */
export const sheetLines = (
	{ sheet, words }: MinutesDocument,
	template: MinutesTemplate
): readonly SheetLine[] => {
	const people = (names: readonly string[]) =>
		names.length === 0 ? words.none : names.join(words.listSeparator) + words.count(names.length);
	const stars = sheet.stars === undefined ? '' : ` ${'★'.repeat(sheet.stars)}`;
	const time = [sheet.startText, sheet.endText].filter(Boolean).join('–');
	return [
		...(template === 'record' ? [{ label: words.unit, text: sheet.unitName }] : []),
		{ label: words.meeting, text: `${sheet.title}（${sheet.kind}${stars}）` },
		{ label: words.time, text: time },
		{ label: words.place, text: sheet.place },
		{ label: words.host, text: sheet.host },
		{ label: words.present, text: people(sheet.present) },
		{ label: words.onLeave, text: people(sheet.onLeave) },
		...(template === 'record' ? [{ label: words.absent, text: people(sheet.absent) }] : []),
		{ label: words.observers, text: people(sheet.observers) },
		{ label: words.recorders, text: sheet.recorders.join(words.listSeparator) }
	].filter(({ text }) => text !== '');
};
