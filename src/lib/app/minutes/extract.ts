import type { Block, IdentifiedBlock, Run } from './block.ts';
import { isBlank, isTracked } from './block.ts';

/** Names for the ids that references hold. */
export type Lookup = {
	readonly person: (id: string) => string;
	readonly clause: (id: string) => string;
};

/** A to-do or resolution of the minutes. `owner` is a member id, `due` a date `YYYY-MM-DD`. */
export type TrackedLine = {
	readonly kind: 'todo' | 'resolution';
	/** The id of the line; none in minutes that are shown without ids. */
	readonly block?: string;
	readonly text: string;
	readonly owner: string | null;
	readonly due: string | null;
};

/** The text of a run as people read it. */
export const readableRun = (run: Run, lookup: Lookup): string => {
	if (run.person !== undefined) return `@${lookup.person(run.person)}`.repeat(run.text.length);
	if (run.clause !== undefined) return `#${lookup.clause(run.clause)}`.repeat(run.text.length);
	return run.text;
};

/** The text of a line as people read it. */
export const readableText = (block: Block, lookup: Lookup): string =>
	block.runs.map((run) => readableRun(run, lookup)).join('');

/** The to-dos and resolutions, in order; lines nobody has written anything in are left out. */
export const trackedLines = (
	blocks: readonly (Block | IdentifiedBlock)[],
	lookup: Lookup
): readonly TrackedLine[] =>
	blocks
		.filter((block) => isTracked(block) && !isBlank(block))
		.map((block) => ({
			kind: block.kind === 'todo' ? 'todo' : 'resolution',
			...('id' in block ? { block: block.id } : {}),
			text: readableText(block, lookup).trim(),
			owner: block.owner ?? null,
			due: block.due ?? null
		}));

/** Who is mentioned, each once, in order of first mention. */
export const mentions = (blocks: readonly Block[]): readonly string[] => [
	...new Set(
		blocks.flatMap(({ runs }) =>
			runs.flatMap(({ person }) => (person === undefined ? [] : [person]))
		)
	)
];
