import { Inflate, deflateSync, strFromU8, strToU8 } from 'fflate';
import type { Block } from './block.ts';
import { blocksToJson, jsonToBlocks } from './canonical.ts';

/** More than this no draft has; a version that unpacks to more is not one. */
const mostBytes = 4 * 1024 * 1024;

/** The lines in few bytes: deflated canonical JSON. */
export const packBlocks = (blocks: readonly Block[]): Uint8Array =>
	deflateSync(strToU8(blocksToJson(blocks)));

/** The lines again; none where the bytes are not what `packBlocks` makes. */
export const unpackBlocks = (packed: Uint8Array): readonly Block[] | undefined => {
	try {
		return jsonToBlocks(strFromU8(inflate(packed)))?.map(({ id: _id, ...block }) => block);
	} catch {
		return undefined; // not deflated, or far too long: the caller says so
	}
};

const inflate = (packed: Uint8Array): Uint8Array => {
	const chunks: Uint8Array[] = [];
	let size = 0;
	const stream = new Inflate((chunk) => {
		size += chunk.length;
		if (size > mostBytes) throw new Error('too long');
		chunks.push(chunk);
	});
	stream.push(packed, true);
	const all = new Uint8Array(size);
	let offset = 0;
	for (const chunk of chunks) {
		all.set(chunk, offset);
		offset += chunk.length;
	}
	return all;
};
