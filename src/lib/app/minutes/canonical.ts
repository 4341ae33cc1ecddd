import * as v from 'valibot';
import type { Block, IdentifiedBlock } from './block.ts';
import { isBlockKind, isTracked } from './block.ts';

/** A line outside of its draft; to-dos and resolutions keep the id by which they are tracked. */
export type FrozenBlock = Block & { readonly id?: string };

const format = 1;

const runSchema = v.strictObject({
	text: v.pipe(v.string(), v.minLength(1)),
	bold: v.optional(v.literal(true)),
	person: v.optional(v.string()),
	clause: v.optional(v.string())
});

const blockSchema = v.strictObject({
	kind: v.custom<Block['kind']>(isBlockKind),
	id: v.optional(v.string()),
	owner: v.optional(v.string()),
	due: v.optional(v.string()),
	runs: v.array(runSchema)
});

const schema = v.strictObject({ format: v.literal(format), blocks: v.array(blockSchema) });

/** A line with its keys in the one order in which they are written. */
export const canonicalBlock = (
	block: v.InferOutput<typeof blockSchema> | Block | IdentifiedBlock
): FrozenBlock => {
	const { kind, owner, due, runs } = block;
	const id = 'id' in block && isTracked({ kind, runs: [] }) ? block.id : undefined;
	return {
		kind,
		...(id === undefined ? {} : { id }),
		...(owner === undefined ? {} : { owner }),
		...(due === undefined ? {} : { due }),
		runs: runs.map(({ text, bold, person, clause }) => ({
			text,
			...(bold ? { bold } : {}),
			...(person === undefined ? {} : { person }),
			...(clause === undefined ? {} : { clause })
		}))
	};
};

/** The lines as canonical JSON: equal lines give equal text on every device. */
export const blocksToJson = (blocks: readonly (Block | IdentifiedBlock)[]): string =>
	JSON.stringify({ format, blocks: blocks.map(canonicalBlock) });

/** The lines of canonical JSON; none where the text is something else. */
export const jsonToBlocks = (text: string): readonly FrozenBlock[] | undefined => {
	const parsed = v.safeParse(schema, json(text));
	return parsed.success ? parsed.output.blocks.map(canonicalBlock) : undefined;
};

const json = (text: string): unknown => {
	try {
		return JSON.parse(text);
	} catch {
		return undefined; // not JSON: the schema refuses it
	}
};
