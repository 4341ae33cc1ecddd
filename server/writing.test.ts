import { describe, expect, it, onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { controlSpace, membersSpace, type Space } from '#lib/kernel/identity/index.ts';
import { roomUnder } from '#lib/kernel/protocol/index.ts';
import { gatedSocket, type SocketConstructor } from '#lib/kernel/sync/index.ts';
import { Replica, type Line } from '../tests/convergence/replica.ts';
import { synced, textBecomes, textOf } from './test-clients.ts';
import {
	connect,
	draftOf,
	foundOrganisation,
	grantOf,
	startGuarded,
	type Guarded
} from './test-members.ts';

const minutes = roomUnder('minutes.write', 'minutes-1');

/** A stock client of a draft; what it was told at the door, and by the protocol. */
const write = (line: Line, replica: Replica, room: string, space: Space = membersSpace) => {
	const told: boolean[] = [];
	const denials: string[] = [];
	const Gated = gatedSocket({
		socket: WebSocket as unknown as SocketConstructor,
		room: draftOf(replica, room, space),
		signer: replica.signer,
		now: () => 5,
		proof: () => Promise.resolve(replica.proof),
		onReady: ({ canWrite }) => told.push(canWrite)
	});
	const path = `${replica.workspace}/${space}/${room}`;
	const provider = new WebsocketProvider(`${line.url}/draft`, path, new Y.Doc(), {
		WebSocketPolyfill: Gated,
		disableBc: true,
		maxBackoffTime: 100
	});
	const [, , denied] = provider.messageHandlers;
	if (denied) {
		provider.messageHandlers[2] = (_encoder, decoder) =>
			denials.push(Buffer.from(decoder.arr).subarray(3).toString());
	}
	onTestFinished(() => provider.destroy());
	return { provider, told, denials };
};

/** Alice may do all; Bob may write minutes; Carol is a member and may not. */
const atWork = async (): Promise<
	Guarded & { readonly alice: Replica; readonly bob: Replica; readonly carol: Replica }
> => {
	const guarded = await startGuarded();
	const carol = new Replica(5);
	const { alice, bob } = await foundOrganisation(guarded.line, carol);
	await alice.grant(bob.person, 2, [controlSpace, membersSpace], ['minutes.write']);
	await connect(guarded.line, alice, controlSpace).live();
	return { ...guarded, alice, bob, carol };
};

describe('a draft under a capability', () => {
	it('is written by who holds the capability and read by the whole space', async () => {
		const { line, bob, carol } = await atWork();
		const [b, c] = [write(line, bob, minutes), write(line, carol, minutes)];
		await Promise.all([synced(b.provider), synced(c.provider)]);
		expect([b.told, c.told]).toEqual([[true], [false]]);
		textOf(b.provider).insert(0, 'for all to read');
		await textBecomes(c.provider, 'for all to read');
	});

	it('takes no update of who lacks it, tells them once, and keeps them as readers', async () => {
		const { line, relay, alice, bob, carol } = await atWork();
		const [b, c] = [write(line, bob, minutes), write(line, carol, minutes)];
		await Promise.all([synced(b.provider), synced(c.provider)]);
		textOf(c.provider).insert(0, 'smuggled');
		textOf(c.provider).insert(0, 'twice ');
		c.provider.awareness.setLocalStateField('name', 'Carol');
		await new Promise<void>((resolve) => {
			b.provider.awareness.on('change', () => {
				const states = [...b.provider.awareness.getStates().values()];
				if (states.some((state) => state['name'] === 'Carol')) resolve();
			});
		});
		textOf(b.provider).insert(0, 'honest');
		const a = write(line, alice, minutes);
		await textBecomes(a.provider, 'honest');
		expect(textOf(b.provider).toString()).toBe('honest');
		expect(c.denials).toHaveLength(1);
		expect(c.denials[0]).toContain('may read but not write');
		const { snapshot, tail } = await relay.store.readDraft(
			['draft', bob.workspace, 'members', minutes].map(encodeURIComponent).join('/')
		);
		expect(snapshot).toBe(undefined);
		const disk = Buffer.concat(tail.map(({ update }) => update));
		expect(disk.includes('honest')).toBe(true);
		expect(disk.includes('smuggled')).toBe(false);
	});

	it('is opened for writing while somebody reads it, as soon as they are given the capability', async () => {
		const { line, alice, carol } = await atWork();
		const c = write(line, carol, minutes);
		await synced(c.provider);
		const reopened = new Promise<void>((resolve) => {
			c.provider.on('status', ({ status }) => status === 'connected' && resolve());
		});
		await alice.grant(carol.person, 3, [membersSpace], ['minutes.write']);
		await reopened;
		expect(c.told).toEqual([false, true]);
		textOf(c.provider).insert(0, 'now mine, too');
		await textBecomes(write(line, alice, minutes).provider, 'now mine, too');
	});

	it('is closed for writing as soon as the capability is taken away, and stays readable', async () => {
		const { line, alice, bob } = await atWork();
		const [a, b] = [write(line, alice, minutes), write(line, bob, minutes)];
		await Promise.all([synced(a.provider), synced(b.provider)]);
		const grant = alice
			.authority()
			.grantsOf(bob.person)
			.find(({ capabilities }) => capabilities.includes('minutes.write'));
		const reopened = new Promise<void>((resolve) => {
			b.provider.on('status', ({ status }) => status === 'connected' && resolve());
		});
		await alice.revoke(grant?.id ?? grantOf(alice, bob));
		await reopened;
		expect(b.told).toEqual([true, false]);
		textOf(b.provider).insert(0, 'too late');
		textOf(a.provider).insert(0, 'still read');
		await new Promise<void>((resolve) => {
			textOf(b.provider).observe(() => {
				if (textOf(b.provider).toString().includes('still read')) resolve();
			});
		});
		expect(textOf(a.provider).toString()).toBe('still read');
	});

	it('asks for the capability in its own space', async () => {
		const { line, alice, bob } = await atWork();
		const board = 'unit:board' as Space;
		await alice.grant(bob.person, 2, [controlSpace, board], ['plan.write']);
		await connect(line, alice, controlSpace).live();
		const there = write(line, bob, minutes, board);
		const here = write(line, bob, roomUnder('plan.write', 'plan'), board);
		await Promise.all([synced(there.provider), synced(here.provider)]);
		expect([there.told, here.told]).toEqual([[false], [true]]);
	});
});

describe('a draft with a plain name', () => {
	it('is written by whoever reads it', async () => {
		const { line, bob, carol } = await atWork();
		const [b, c] = [write(line, bob, 'directory'), write(line, carol, 'directory')];
		await Promise.all([synced(b.provider), synced(c.provider)]);
		textOf(c.provider).insert(0, 'my own card');
		await textBecomes(b.provider, 'my own card');
		expect(c.told).toEqual([true]);
	});
});
