/** What becomes of the text that people write together at a meeting (AL-12). */
export type { Block, BlockKind, Run } from './block.ts';
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
	draftBody,
	isNewerDraft,
	readBlock,
	readDraft
} from './draft.ts';
export { minutesSkeleton } from './skeleton.ts';
export type { CarryingOver } from './carry-over.ts';
export { carryOver } from './carry-over.ts';
export { changeBody } from './write.ts';
export { authorShares, claimAuthorship, passages } from './authorship.ts';
export { countWords } from './count.ts';
export type { Frozen } from './freeze.ts';
export { freezeMinutes, openFrozen } from './freeze.ts';
export type { Lookup, TrackedLine } from './extract.ts';
export { readableText, trackedLines } from './extract.ts';
export type { DraftConcern } from './concerns.ts';
export { draftConcerns } from './concerns.ts';
export type { MinutesDocument, MinutesTemplate, MinutesWords } from './sheet.ts';
export { sheetLines } from './sheet.ts';
export type { PaperLine } from './outline.ts';
export { paperLines } from './outline.ts';
export { minutesToMarkdown } from './markdown.ts';
export { minutesToDocx } from './docx.ts';
export type { Version } from './versions.ts';
export {
	isVersionDue,
	keepVersion,
	listVersions,
	readVersion,
	restoreOrigin,
	restoreVersion
} from './versions.ts';
