import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { expect, onTestFinished, test } from 'vitest';
import * as Y from 'yjs';
import { bytesToText, controlSpace } from '#lib/kernel/identity/index.ts';
import { roomPath } from '#lib/kernel/protocol/index.ts';
import { askRecovery } from '#lib/kernel/sync/index.ts';
import { Replica, seedBytes } from '../tests/convergence/replica.ts';
import { awarenessMessage, step1Message, updateMessage } from './drafts/protocol.ts';
import { openRawSocket, refusalOf } from './test-clients.ts';
import {
	answerOf,
	connect,
	draftOf,
	foundOrganisation,
	grantOf,
	knock,
	logOf,
	said,
	SECRET,
	startGuarded,
	type Guarded
} from './test-members.ts';

const secretWords = '机密内容canary';
const secretRoom = '房间canary';
const spelled = (canary: string) => [
	canary,
	encodeURIComponent(canary),
	Buffer.from(canary).toString('base64'),
	Buffer.from(canary).toString('hex'),
	JSON.stringify(canary).slice(1, -1)
];

/** A draft with words and a presence, then bytes that end its socket. */
const writeDraft = async ({ line }: Guarded, bob: Replica): Promise<void> => {
	const room = draftOf(bob, secretRoom);
	const socket = bob.socket(line, room, roomPath(room));
	await new Promise<void>((resolve) => (socket.onopen = () => resolve()));
	const closed = new Promise<void>((resolve) => (socket.onclose = () => resolve()));
	const echoed = new Promise<void>((resolve) => {
		socket.onmessage = ({ data }) => {
			if (data instanceof ArrayBuffer && Buffer.from(data).includes('canary')) resolve();
		};
	});
	const doc = new Y.Doc();
	doc.getText('t').insert(0, secretWords);
	socket.send(Uint8Array.from(step1Message(Y.encodeStateVector(new Y.Doc()))));
	socket.send(Uint8Array.from(updateMessage(Y.encodeStateAsUpdate(doc))));
	await echoed;
	socket.send(Uint8Array.from(awarenessMessage(Buffer.from(secretWords))));
	await closed;
};

/** All that a relay does in a day, and all that is done to it. */
const busySession = async (guarded: Guarded) => {
	const { line, relay } = guarded;
	const mallory = new Replica(3);
	mallory.recovery = { sign: mallory.signer.device, wrap: bytesToText(seedBytes(4)) };
	const { alice, bob } = await foundOrganisation(line, mallory);
	const [a, b] = [connect(line, alice), connect(line, bob)];
	await Promise.all([a.live(), b.live()]);
	await bob.say(said(secretWords));
	await b.live();
	await writeDraft(guarded, bob);
	const room = logOf(mallory);
	await knock(line, roomPath(room), answerOf(mallory, room, { signature: new Uint8Array(64) }));
	await knock(line, roomPath(room), (_, send) => send(secretWords));
	expect(await refusalOf(relay.port, `/nowhere/${encodeURIComponent(secretRoom)}`)).toBe(404);
	const raw = await openRawSocket(relay.port, roomPath(room));
	raw.write(Buffer.from([0xff, 0xff, 0xff, 0xff]));
	await new Promise((resolve) => raw.once('close', resolve));
	expect((await askRecovery(line.socket, line.url, mallory.signer)).ok).toBe(true);
	await alice.revoke(grantOf(alice, mallory));
	await connect(line, alice, controlSpace).live();
	const draft = draftOf(mallory, secretRoom);
	expect(await knock(line, roomPath(draft), answerOf(mallory, draft))).toBe('4403 revoked');
	return [alice, bob, mallory] as const;
};

test('the relay’s logs hold no name, room, content, secret or id, whatever was done', async () => {
	const data = await mkdtemp(join(tmpdir(), 'tongban-logs-'));
	onTestFinished(() => rm(data, { recursive: true, force: true }));
	let output = '';
	const write = (line: string) => void (output += line);
	const logger = pino({ level: 'trace', base: null }, { write });
	const guarded = await startGuarded({}, { data, logger });
	const [alice, bob, mallory] = await busySession(guarded);
	await guarded.relay.close();
	const again = await startGuarded({}, { data, logger });
	await connect(again.line, bob).live();
	await again.relay.close();

	expect(output.match(/"msg":"listening"/g)).toHaveLength(2);
	const canaries = [
		...['虚构互助会', secretWords, secretRoom, 'thing.said', bytesToText(seedBytes(SECRET))],
		...[alice, bob, mallory].flatMap(({ workspace, person, signer }) => [
			workspace,
			person,
			signer.device
		])
	];
	for (const canary of canaries.flatMap(spelled)) expect(output).not.toContain(canary);
});
