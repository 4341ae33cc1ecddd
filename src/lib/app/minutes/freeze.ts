import type * as Y from 'yjs';
import { minutesHash } from '#lib/domains/meetings/index.ts';
import type { Result } from '#lib/kernel/result/index.ts';
import { err, ok } from '#lib/kernel/result/index.ts';
import { isBlank } from './block.ts';
import type { FrozenBlock } from './canonical.ts';
import { blocksToJson, canonicalBlock, jsonToBlocks } from './canonical.ts';
import { readDraft } from './draft.ts';

/** The text that is signed, its hash as the meeting's facts state it, and what it says. */
export type Frozen = {
	readonly text: string;
	readonly hash: string;
	readonly blocks: readonly FrozenBlock[];
};

/** `hash_mismatch`: not the text that was sealed; `malformed`: sealed, but not in this format. */
export type FrozenFault = { readonly code: 'hash_mismatch' | 'malformed' };

/**
 * Freezes a draft as it is now. The same draft gives the same text on every device; empty lines at
 * the end are left out. References are ids: no name is in the text unless somebody typed it.
 */
export const freezeMinutes = (draft: Y.Doc): Frozen => {
	const lines = readDraft(draft);
	const kept = lines.slice(0, lines.findLastIndex((block) => !isBlank(block)) + 1);
	const text = blocksToJson(kept);
	return { text, hash: minutesHash(text), blocks: kept.map(canonicalBlock) };
};

/** Reads final minutes after checking that they are what was sealed. */
export const openFrozen = (
	text: string,
	hash: string
): Result<readonly FrozenBlock[], FrozenFault> => {
	if (minutesHash(text) !== hash) return err({ code: 'hash_mismatch' });
	const blocks = jsonToBlocks(text);
	return blocks ? ok(blocks) : err({ code: 'malformed' });
};
