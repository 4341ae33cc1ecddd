/** What becomes of the text that people write together at a meeting (AL-12). */
export type { Block, BlockKind, IdentifiedBlock, Run } from './block.ts';
export {
	blockText,
	isBlank,
	isBlockKind,
	isTracked,
	normalRuns,
	referenceMark,
	sameBlock
} from './block.ts';
export {
	blockTexts,
	bodyElements,
	draftAuthors,
	draftBody,
	isNewerDraft,
	readBlock,
	readDraft
} from './draft.ts';
export { minutesSkeleton } from './skeleton.ts';
export type { Caret } from './write.ts';
export { changeBody } from './write.ts';
export type { Passage } from './authorship.ts';
export { authorShares, claimAuthorship, passages } from './authorship.ts';
export { countWords } from './count.ts';
