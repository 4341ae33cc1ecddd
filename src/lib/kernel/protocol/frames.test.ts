import { encode } from 'cborg';
import fc from 'fast-check';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { describe, expect, it } from 'vitest';
import type { ChainId, DeviceId, EntryId, PersonId, WorkspaceId } from '../identity/index.ts';
import { bytesToText, membersSpace } from '../identity/index.ts';
import type { DocumentId } from '../sealed/index.ts';
import { MAX_FRAME_BYTES, readFrame, writeFrame } from './frames.ts';
import { versionOf } from './rooms.ts';
import { messages, messagesByVersion, type Message } from './messages.ts';

const id = bytesToText(new Uint8Array(32).fill(7)) as EntryId;
const chain = bytesToText(new Uint8Array(8).fill(3)) as ChainId;
const tips = [{ chain, seq: 4, id }];
const signed = { bytes: new Uint8Array([1, 2, 3]), signature: new Uint8Array(64).fill(9) };
const entries = [{ bytes: new Uint8Array([5]) }, signed];

const examples1: readonly Message[] = [
	{ type: 'challenge', version: 1, nonce: new Uint8Array(32).fill(1), host: 'relay.example:8787' },
	{
		type: 'answer',
		version: 1,
		device: id as string as DeviceId,
		time: 1_700_000_000_000,
		signature: new Uint8Array(64).fill(2),
		proof: entries
	},
	{ type: 'ready', canWrite: true },
	{ type: 'have', tips, isLast: true },
	{ type: 'entries', entries, done: 2, total: 5 },
	{ type: 'want', chains: [{ chain, from: 5 }] },
	{ type: 'synced', tips: [], isLast: false },
	{ type: 'put', entries },
	{ type: 'ack', tips },
	{ type: 'push', entries: [signed] },
	{ type: 'refused', entries: [{ id, code: 'bad_signature' }] }
];

/** What version 2 brought, with the handshake as it is spoken in a recovery room. */
const examples2: readonly Message[] = [
	{ type: 'challenge', version: 2, nonce: new Uint8Array(32).fill(1), host: 'relay.example:8787' },
	{
		type: 'answer',
		version: 2,
		device: id as string as DeviceId,
		time: 0,
		signature: new Uint8Array(64).fill(2),
		proof: []
	},
	{ type: 'ready', canWrite: false },
	{
		type: 'workspaces',
		found: [{ workspace: id as string as WorkspaceId, person: id as string as PersonId }],
		isLast: true
	}
];

const document = id as string as DocumentId;
const share = new Uint8Array(32).fill(4);

/** What version 3 brought, with the handshake as it is spoken in a room of shares. */
const examples3: readonly Message[] = [
	{ type: 'challenge', version: 3, nonce: new Uint8Array(32).fill(1), host: 'relay.example:8787' },
	{
		type: 'answer',
		version: 3,
		device: id as string as DeviceId,
		time: 1_700_000_000_000,
		signature: new Uint8Array(64).fill(2),
		proof: entries
	},
	{ type: 'ready', canWrite: true },
	{ type: 'keep', document, share },
	{ type: 'ask', document, fact: { chain, seq: 4, id } },
	{ type: 'drop', document },
	{ type: 'share', document, share },
	{ type: 'done', document },
	{ type: 'declined', document, code: 'too_late' }
];

const examples = [...examples1, ...examples2, ...examples3];

const fixture = (version: number) => `../../../../tests/fixtures/protocol/frames-${version}.json`;

const frozen = (written: readonly Message[]) => {
	const frames = written.map((message) => [message.type, bytesToHex(writeFrame(message))]);
	return `${JSON.stringify(frames, null, '\t')}\n`;
};

describe('the wire of the relay', () => {
	it('has the message tables that its versions promise', () => {
		const hashes = Object.entries(messagesByVersion).map(([version, table]) => {
			const rows = Object.entries(table).map(([type, [tag, kind]]) => [tag, type, kind.name]);
			const hash = sha256(new TextEncoder().encode(JSON.stringify(rows)));
			return [version, bytesToHex(hash).slice(0, 16)];
		});
		// What a version has brought stays: old clients must be told of anything else, not surprised.
		expect(hashes).toEqual([
			['1', 'b9595fb7b86d3718'],
			['2', '036f9eefd4e1007a'],
			['3', '2719e45b4b99811c']
		]);
	});

	it('speaks one version in each kind of room, for good', () => {
		const workspace = id as string as WorkspaceId;
		expect(versionOf({ type: 'log', workspace, space: membersSpace })).toBe(1);
		expect(versionOf({ type: 'draft', workspace, space: membersSpace, room: 'r' })).toBe(1);
		expect(versionOf({ type: 'recovery', key: id })).toBe(2);
		expect(versionOf({ type: 'share', workspace, space: membersSpace })).toBe(3);
	});

	it('reads back every message as it was written', () => {
		const shown = new Set<string>(examples.map(({ type }) => type));
		expect([...shown].sort()).toEqual(Object.keys(messages).sort());
		for (const message of examples) {
			expect(readFrame(writeFrame(message))).toEqual({ ok: true, value: message });
		}
	});

	it('writes the bytes that are frozen in the fixtures', async () => {
		await expect(frozen(examples1)).toMatchFileSnapshot(fixture(1));
		await expect(frozen(examples2)).toMatchFileSnapshot(fixture(2));
		await expect(frozen(examples3)).toMatchFileSnapshot(fixture(3));
	});

	it('answers a fault to a message it does not know', () => {
		expect(readFrame(encode([99]))).toEqual({ ok: false, error: { code: 'unknown_message' } });
	});

	it('answers a fault to a frame above the limit without looking into it', () => {
		const frame = new Uint8Array(MAX_FRAME_BYTES + 1);
		expect(readFrame(frame)).toEqual({ ok: false, error: { code: 'too_large' } });
	});

	it('refuses missing, additional and wrong fields', () => {
		const malformed = { ok: false, error: { code: 'malformed' } };
		const frames = [
			[2],
			[2, true, true],
			[2, 1],
			[20, [[new Uint8Array(1)]]],
			[20, [[new Uint8Array(1), new Uint8Array(63)]]],
			[21, [[new Uint8Array(7), 1, new Uint8Array(32)]]],
			[21, [[new Uint8Array(8), -1, new Uint8Array(32)]]],
			['have'],
			{}
		];
		for (const frame of frames) expect(readFrame(encode(frame))).toEqual(malformed);
		expect(readFrame(new Uint8Array())).toEqual(malformed);
	});

	it('never throws, whatever bytes come', () => {
		fc.assert(
			fc.property(fc.constantFrom(...examples), fc.nat(), fc.nat(255), (message, at, byte) => {
				const frame = writeFrame(message);
				frame[at % frame.length] = byte;
				const read = readFrame(frame);
				if (read.ok) expect(readFrame(writeFrame(read.value))).toEqual(read);
			}),
			{ seed: 20_260_101, numRuns: 3_000 }
		);
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 64 }), (frame) => {
				readFrame(frame);
			}),
			{ seed: 20_260_102, numRuns: 3_000 }
		);
	});
});
