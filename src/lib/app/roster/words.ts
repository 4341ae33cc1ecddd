import type { Position } from '#lib/domains/organisation/index.ts';

/** A name without the blanks by which lists align it: 李　明 is 李明; Latin names keep theirs. */
export const plainName = (cell: string): string =>
	cell.replaceAll(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '').replaceAll(/\s+/g, ' ');

/** An id as text: full-width digits become plain ones, leading zeros stay. */
export const plainNumber = (cell: string): string => cell.normalize('NFKC').replaceAll(/\s/g, '');

/** Whether a spreadsheet has turned an id into powers of ten, so that its digits are lost. */
export const isDamaged = (number: string): boolean => /^\d(?:\.\d+)?E\+?\d+$/i.test(number);

const words: readonly (readonly [Position, RegExp])[] = [
	['presidium', /主席|presidium|president|chair/i],
	['cadre', /[部组組][长長]|干部|幹部|主任|负责人|負責人|cadre|minister|head|leader/i],
	['officer', /干事|幹事|[成部组組][员員]|officer|member/i]
];

/** The position that a word of an organisation means (alliance.md, People); null if it is none. */
export const wordToPosition = (word: string): Position | null =>
	words.find(([, pattern]) => pattern.test(word))?.[0] ?? null;

/** Whether a word says more than the position it means: 副部长 is worth keeping, 干事 is not. */
export const isTitle = (word: string): boolean =>
	!/^(?:干事|幹事|干部|幹部|主席[团團]|officer|cadre|presidium)$/i.test(word);
