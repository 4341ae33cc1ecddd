/** Members of an invented organisation at a real relay, over real sockets, for tests. */
import { onTestFinished } from 'vitest';
import WebSocket from 'ws';
import {
	controlSpace,
	membersSpace,
	type EntryId,
	type Space
} from '#lib/kernel/identity/index.ts';
import {
	answerMessage,
	readFrame,
	toWire,
	writeFrame,
	type MessageOf,
	type Room
} from '#lib/kernel/protocol/index.ts';
import type { LogClient, Pace, SocketConstructor } from '#lib/kernel/sync/index.ts';
import { Replica, seedBytes, type Line } from '../tests/convergence/replica.ts';
import { accessWith, type AccessLimits } from './access.ts';
import type { Relay, RelayOptions } from './relay.ts';
import { startTestRelay } from './test-clients.ts';

const pace: Pace = {
	now: () => performance.now(),
	after: (ms, run) => {
		const timer = setTimeout(run, ms);
		return () => clearTimeout(timer);
	},
	random: () => 0
};

/** A relay that asks for proofs, and the way to it. */
export type Guarded = { readonly relay: Relay; readonly line: Line };

/** The way to a relay. */
export const lineTo = ({ url }: Pick<Relay, 'url'>): Line => ({
	// The `ws` package offers the part of a browser's WebSocket that is used.
	socket: WebSocket as unknown as SocketConstructor,
	url: url.replace('http', 'ws'),
	pace
});

/** Starts a relay that asks for proofs; it stops with the test. */
export const startGuarded = async (
	limits: AccessLimits = {},
	options: RelayOptions = {}
): Promise<Guarded> => {
	const access = accessWith({ patienceMs: 10_000, ...limits });
	const relay = await startTestRelay({ access, ...options });
	return { relay, line: lineTo(relay) };
};

/** A client of one space, and how to wait for it: `isSo` is asked after every change. */
export const connect = (
	line: Line,
	replica: Replica,
	space: Space = membersSpace,
	hear: (client: LogClient) => void = () => undefined
) => {
	const waiting = new Set<() => void>();
	const client: LogClient = replica.client(space, line, () => {
		hear(client);
		for (const check of waiting) check();
	});
	onTestFinished(() => client.disconnect());
	client.connect();
	const until = (isSo: () => boolean) =>
		new Promise<void>((resolve) => {
			const check = () => {
				if (!isSo()) return;
				waiting.delete(check);
				resolve();
			};
			waiting.add(check);
			check();
		});
	return {
		client,
		until,
		live: () => until(() => client.state.type === 'live' && client.unacknowledged === 0)
	};
};

/** Something said in the members' space. */
export const said = (words: string) => ({
	space: membersSpace,
	type: 'thing.said',
	payload: { words }
});

/** The words that a replica has heard. */
export const wordsOf = (replica: Replica) =>
	replica
		.entries()
		.filter(({ entry }) => entry.space === membersSpace)
		.map(({ entry }) => entry.payload['words'])
		.sort();

/** The seed of the secret in the organisation's invitation. */
export const SECRET = 99;

/** Alice, who founded, and Bob, whom she admitted, with others; all have all control entries. */
export const foundOrganisation = async (line: Line, ...others: readonly Replica[]) => {
	const [alice, bob] = [new Replica(1), new Replica(2)];
	await alice.found();
	const invitation = await alice.invite(SECRET, 100);
	for (const member of [bob, ...others]) {
		await member.join(alice.workspace, invitation, seedBytes(SECRET));
		await alice.receive(member.entries());
		await alice.grant(member.person, 2, [controlSpace, membersSpace]);
	}
	for (const member of [bob, ...others]) await member.receive(alice.entries());
	await connect(line, alice, controlSpace).live();
	return { alice, bob, invitation };
};

/** The grant of a member. */
export const grantOf = (alice: Replica, member: Replica): EntryId => {
	const [grant] = alice.authority().grantsOf(member.person);
	if (!grant) throw new Error('a member has a grant');
	return grant.id;
};

/** The room of a log. */
export const logOf = (
	replica: Replica,
	space: Space = controlSpace
): Extract<Room, { type: 'log' }> => ({
	type: 'log',
	workspace: replica.workspace,
	space
});

/** The room of a draft. */
export const draftOf = (replica: Replica, room: string, space: Space = membersSpace): Room => ({
	type: 'draft',
	workspace: replica.workspace,
	space,
	room
});

/** What a device at the door does with the challenge. */
export type Answering = (
	challenge: MessageOf<'challenge'>,
	send: (data: Uint8Array | string) => void
) => unknown;

/** A device at the door that does as it is told: `ready`, or what it was closed with. */
export const knock = (line: Line, path: string, answer: Answering): Promise<string> => {
	const socket = new WebSocket(line.url + path);
	return new Promise((resolve) => {
		socket.on('message', (bytes: Buffer) => {
			const read = readFrame(Uint8Array.from(bytes));
			if (!read.ok) throw new Error(read.error.code);
			if (read.value.type === 'ready') {
				// What follows is the room's own protocol.
				socket.removeAllListeners('message');
				socket.close();
				resolve('ready');
			} else if (read.value.type === 'challenge') {
				void answer(read.value, (sent) => socket.send(sent));
			}
		});
		socket.on('error', () => undefined);
		socket.on('close', (code, reason) => resolve(`${code} ${reason.toString()}`));
	});
};

/** What is told wrongly in an answer. */
export type Claim = Partial<MessageOf<'answer'>> & { readonly host?: string; readonly room?: Room };

/** The bytes of a device's answer, with what is told wrongly in `claim`. */
export const answerBytes = async (
	replica: Replica,
	room: Room,
	{ nonce, host }: MessageOf<'challenge'>,
	claim: Claim = {}
): Promise<Uint8Array> => {
	const { device } = replica.signer;
	const time = claim.time ?? 5;
	const told = { nonce, device, time };
	const message = answerMessage(claim.host ?? host, claim.room ?? room, told);
	const answer: MessageOf<'answer'> = {
		type: 'answer',
		version: claim.version ?? 1,
		device: claim.device ?? device,
		time,
		signature: claim.signature ?? (await replica.signer.sign(message)),
		proof: claim.proof ?? toWire(replica.proof)
	};
	return writeFrame(answer);
};

/** Answers the challenge as a device does, with what is told wrongly in `claim`. */
export const answerOf =
	(replica: Replica, room: Room, claim: Claim = {}): Answering =>
	async (challenge, send) =>
		send(await answerBytes(replica, room, challenge, claim));
