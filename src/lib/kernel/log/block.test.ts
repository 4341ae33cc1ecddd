import { describe, expect, it } from 'vitest';
import {
	bytesToText,
	membersSpace,
	type ChainId,
	type DeviceId,
	type WorkspaceId
} from '../identity/index.ts';
import { blockToEntries, entriesToBlock } from './block.ts';
import type { Data } from './entry.ts';
import { nextEntry } from './writer.ts';

const id = (fill: number) => bytesToText(new Uint8Array(32).fill(fill));
const chain = bytesToText(new Uint8Array(8).fill(1)) as ChainId;
const head = { space: membersSpace, chain, workspace: id(2) as WorkspaceId };

const stored = (payload: { readonly [key: string]: Data }, position: number) => ({
	...nextEntry(head, id(3) as DeviceId, { type: 'a', by: '', auth: [], at: position, payload }),
	position,
	receivedAt: position + 10
});

describe('a block of entries', () => {
	it('gives back what it was made from, also where payloads hold bytes', () => {
		const entries = [
			stored({ text: '一' }, 1),
			stored({ body: Uint8Array.of(1, 2, 255), list: [{ deep: Uint8Array.of() }] }, 2),
			stored({ bytes: 'no bytes, only called so' }, 3)
		];
		expect(blockToEntries(entriesToBlock(entries) ?? '')).toEqual(
			entries.map(({ id, entry, receivedAt }) => ({ id, entry, receivedAt }))
		);
	});
});
