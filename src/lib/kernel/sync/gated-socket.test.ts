import { describe, expect, it } from 'vitest';
import { isSignedBy, membersSpace, type WorkspaceId } from '../identity/index.ts';
import { secretSigner } from '../identity/testing.ts';
import {
	answerMessage,
	readFrame,
	writeFrame,
	type Message,
	type Room
} from '../protocol/index.ts';
import { gatedSocket } from './gated-socket.ts';
import type { Socket } from './socket.ts';

const signer = secretSigner(new Uint8Array(32).fill(1));
const room: Room = { type: 'log', workspace: 'W' as WorkspaceId, space: membersSpace };
const nonce = new Uint8Array(32).fill(5);
const challenge: Message = { type: 'challenge', version: 1, nonce, host: 'relay.example' };
const ready: Message = { type: 'ready', canWrite: false };

/** A gated socket whose far end the test plays. */
const open = (proof: () => Promise<readonly []> = () => Promise.resolve([])) => {
	const heard: string[] = [];
	const sent: Uint8Array[] = [];
	const raws: Socket[] = [];
	class Raw implements Socket {
		binaryType: BinaryType = 'blob';
		onopen: Socket['onopen'] = null;
		onmessage: Socket['onmessage'] = null;
		onclose: Socket['onclose'] = null;
		onerror: Socket['onerror'] = null;
		constructor() {
			raws.push(this);
		}
		send(data: Uint8Array) {
			sent.push(data);
		}
		close(code = 1000, reason = '') {
			const notice = Object.assign(new Event('close'), { code, reason, wasClean: true });
			this.onclose?.(notice);
		}
	}
	const Gated = gatedSocket({
		socket: Raw,
		room,
		signer,
		now: () => 77,
		proof,
		onReady: ({ canWrite }) => heard.push(`ready ${canWrite}`)
	});
	const socket: Socket & EventTarget & { readonly readyState: number } = new Gated(
		'wss://relay.example:443/log/W/members'
	);
	socket.onopen = () => heard.push('open');
	socket.onmessage = ({ data }) =>
		heard.push(`message ${new Uint8Array(data as ArrayBuffer).join()}`);
	socket.onclose = ({ code, reason }) => heard.push(`close ${code} ${reason}`);
	const say = (data: Uint8Array<ArrayBuffer> | string) =>
		raws[0]?.onmessage?.(
			new MessageEvent('message', { data: typeof data === 'string' ? data : data.buffer })
		);
	const answered = async () => {
		while (sent.length === 0) await new Promise((resolve) => setTimeout(resolve, 0));
		const read = readFrame(sent[0] ?? new Uint8Array());
		return read.ok && read.value.type === 'answer' ? read.value : undefined;
	};
	return { socket, say, sent, heard, answered };
};

describe('a gated socket', () => {
	it('answers the challenge by a signature for this very room, host and nonce', async () => {
		const { say, answered } = open();
		say(writeFrame(challenge));
		const answer = await answered();
		if (!answer) throw new Error('no answer');
		expect(answer).toMatchObject({ device: signer.device, time: 77, version: 1, proof: [] });
		const said = (host: string, of: Room) =>
			answerMessage(host, of, { nonce, device: signer.device, time: 77 });
		const isSigned = (message: Uint8Array<ArrayBuffer>) =>
			isSignedBy(signer.device, message, answer.signature);
		expect(await isSigned(said('relay.example', room))).toBe(true);
		expect(await isSigned(said('other.example', room))).toBe(false);
		expect(await isSigned(said('relay.example', { ...room, type: 'draft', room: 'x' }))).toBe(
			false
		);
	});

	it('opens when the relay is ready, and not before', async () => {
		const { socket, say, heard, answered, sent } = open();
		expect(() => socket.send(new Uint8Array(1))).toThrow('not open');
		say(writeFrame(challenge));
		await answered();
		expect([socket.readyState, heard]).toEqual([0, []]);
		say(writeFrame(ready));
		expect([socket.readyState, heard]).toEqual([1, ['ready false', 'open']]);
		say(new Uint8Array([7, 8]));
		socket.send(new Uint8Array([9]));
		expect(heard.at(-1)).toBe('message 7,8');
		expect(sent.at(-1)).toEqual(new Uint8Array([9]));
	});

	it('tells listeners as well as handlers', async () => {
		const { socket, say, answered } = open();
		const events: string[] = [];
		for (const type of ['open', 'message', 'close']) {
			socket.addEventListener(type, () => events.push(type));
		}
		say(writeFrame(challenge));
		await answered();
		say(writeFrame(ready));
		say(new Uint8Array([1]));
		socket.close();
		expect(events).toEqual(['open', 'message', 'close']);
	});

	it('[I12] closes when the relay goes by another name, or speaks otherwise', () => {
		const refusals = [
			[writeFrame({ ...challenge, host: 'other.example' } as Message), 'other_host'],
			[writeFrame({ ...challenge, version: 2 } as Message), 'newer_protocol'],
			[writeFrame(ready), 'newer_protocol'],
			[new Uint8Array([1]), 'newer_protocol'],
			['text', 'newer_protocol']
		] as const;
		for (const [frame, code] of refusals) {
			const { say, heard, sent } = open();
			say(frame);
			expect([heard, sent]).toEqual([[`close 4403 ${code}`], []]);
		}
	});

	it('closes when the proof cannot be read, so that whoever opened it tries again', async () => {
		const { say, heard } = open(() => Promise.reject(new Error('the store is closed')));
		say(writeFrame(challenge));
		while (heard.length === 0) await new Promise((resolve) => setTimeout(resolve, 0));
		expect(heard).toEqual(['close 4401 bad_proof']);
	});
});
