import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { controlSpace, membersSpace } from '#lib/kernel/identity/index.ts';
import type { Room } from '#lib/kernel/protocol/index.ts';
import { gatedSocket, type SocketConstructor } from '#lib/kernel/sync/index.ts';
import { openAccess } from '../../server/access.ts';
import { startRelay, type Relay } from '../../server/relay.ts';
import { Replica, seedBytes } from './replica.ts';

const socket = WebSocket as unknown as SocketConstructor;
let relay: Relay;
const providers = new Set<WebsocketProvider>();

beforeEach(async () => {
	const started = await startRelay({ access: openAccess });
	if (!started.ok) throw new Error(started.error.code);
	relay = started.value;
});
afterEach(async () => {
	for (const provider of providers) provider.destroy();
	providers.clear();
	await relay.close();
});

/** A stock provider over a gated socket. */
const join = (replica: Replica, room: string, doc: Y.Doc) => {
	const { workspace, signer } = replica;
	const gate = {
		socket,
		room: { type: 'draft', workspace, space: membersSpace, room } as Room,
		signer,
		now: () => 0,
		proof: () => Promise.resolve(replica.proof)
	};
	const url = relay.url.replace('http', 'ws');
	const provider = new WebsocketProvider(url, `draft/${workspace}/members/${room}`, doc, {
		WebSocketPolyfill: gatedSocket(gate),
		disableBc: true
	});
	providers.add(provider);
	return provider;
};

const until = (doc: Y.Doc, isSo: () => boolean) =>
	new Promise<void>((resolve) => {
		const check = () => {
			if (!isSo()) return;
			doc.off('update', check);
			resolve();
		};
		doc.on('update', check);
		check();
	});

const members = async () => {
	const [alice, bob] = [new Replica(1), new Replica(2)];
	await alice.found();
	const invitation = await alice.invite(9);
	await bob.join(alice.workspace, invitation, seedBytes(9));
	await alice.receive(bob.entries());
	await alice.grant(bob.person, 2, [controlSpace, membersSpace]);
	alice.proof = alice.entries();
	return { alice, bob };
};

describe('a draft behind the gate', () => {
	it('lets two stock providers write together, over a cut', async () => {
		const { alice, bob } = await members();
		const [a, b] = [new Y.Doc(), new Y.Doc()];
		join(alice, 'minutes', a);
		const bobs = join(bob, 'minutes', b);
		a.getText('body').insert(0, '会议');
		await until(b, () => b.getText('body').toJSON() === '会议');
		bobs.disconnect();
		b.getText('body').insert(2, '记录');
		a.getText('body').insert(0, '周三');
		bobs.connect();
		await Promise.all([a, b].map((doc) => until(doc, () => doc.getText('body').length === 6)));
		expect([a, b].map((doc) => doc.getText('body').toJSON())).toEqual([
			'周三会议记录',
			'周三会议记录'
		]);
	});

	it('closes the provider of who is not let in, and passes on why', async () => {
		const { alice } = await members();
		const stranger = new Replica(7);
		stranger.workspace = alice.workspace;
		join(alice, 'minutes', new Y.Doc());
		const provider = join(stranger, 'minutes', new Y.Doc());
		const closed = await new Promise<unknown>((resolve) => {
			provider.on('connection-close', resolve);
		});
		expect(closed).toMatchObject({ code: 4403 });
		expect(provider.wsconnected).toBe(false);
	});
});
