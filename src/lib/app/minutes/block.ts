/**
 * Minutes are a flat list of blocks. What a block is (heading, to-do …) is an attribute of it and
 * never its place in a tree: a line turned into a to-do while somebody else types in it stays the
 * same line, so that no letter is lost (docs/adr/0003-editor-binding.md).
 */

const kinds = [
	'text',
	'heading',
	'subheading',
	'agenda',
	'resolution',
	'todo',
	'bullet',
	'ordered'
] as const;

/** What a line of the minutes is. */
export type BlockKind = (typeof kinds)[number];

/**
 * A stretch of text of one format. A run with `person` or `clause` is a reference: its text is one
 * `referenceMark` per reference, and what is shown is looked up by the id.
 */
export type Run = {
	readonly text: string;
	readonly bold?: true;
	readonly person?: string;
	readonly clause?: string;
};

/** One line of the minutes. `owner` is a member id, `due` a calendar date `YYYY-MM-DD`. */
export type Block = {
	readonly kind: BlockKind;
	readonly owner?: string;
	readonly due?: string;
	readonly runs: readonly Run[];
};

/** A block that can be pointed at: to-dos and resolutions become tasks and decisions. */
export type IdentifiedBlock = Block & { readonly id: string };

/** The character that stands for a reference in the text: U+FFFC, *object replacement*. */
export const referenceMark = '\uFFFC';

/** True for the kinds this version knows. */
export const isBlockKind = (kind: unknown): kind is BlockKind =>
	kinds.some((known) => known === kind);

/** True for blocks that are tracked after the meeting, with owner and due date. */
export const isTracked = (block: Block): boolean =>
	block.kind === 'todo' || block.kind === 'resolution';

/** The text of a block, one `referenceMark` for each reference. */
export const blockText = (block: Block): string => block.runs.map((run) => run.text).join('');

/** True where the block has no text besides white space. */
export const isBlank = (block: Block): boolean => blockText(block).trim() === '';

/** True where two runs have the same format, so that their texts may be joined. */
export const sameFormat = (a: Run, b: Run): boolean =>
	a.bold === b.bold && a.person === b.person && a.clause === b.clause;

/** Joins neighbours of one format and drops empty runs: equal content has one form only. */
export const normalRuns = (runs: readonly Run[]): readonly Run[] => {
	const joined: Run[] = [];
	for (const run of runs) {
		const last = joined.at(-1);
		if (run.text === '') continue;
		if (last && sameFormat(last, run))
			joined[joined.length - 1] = { ...last, text: last.text + run.text };
		else joined.push(run);
	}
	return joined;
};

const sameRuns = (a: readonly Run[], b: readonly Run[]) =>
	a.length === b.length &&
	a.every((run, index) => {
		const other = b[index];
		return other !== undefined && run.text === other.text && sameFormat(run, other);
	});

/** True where two blocks read the same. */
export const sameBlock = (a: Block, b: Block): boolean =>
	a === b ||
	(a.kind === b.kind && a.owner === b.owner && a.due === b.due && sameRuns(a.runs, b.runs));
