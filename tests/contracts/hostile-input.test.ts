/** Nothing that a peer sends makes a device or the relay fall over, or changes what honest people hold. */
import * as encoding from 'lib0/encoding';
import { encode } from 'cborg';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { controlSpace, membersSpace } from '#lib/kernel/identity/index.ts';
import { decodeEntry, entryId } from '#lib/kernel/log/index.ts';
import { MAX_FRAME_BYTES, readFrame, toWire, writeFrame } from '#lib/kernel/protocol/index.ts';
import { Awareness } from '../../server/drafts/awareness.ts';
import { mergeDraft } from '../../server/drafts/merge.ts';
import { decodeContent } from '#lib/kernel/updates/index.ts';
import { defaultLimits } from '../../server/limits.ts';
import { Replica, seedBytes } from '../convergence/replica.ts';
import { World } from '../convergence/world.ts';
import { casesOf } from '../counts.ts';
import { damaged, diceFrom } from './damage.ts';

const cases = casesOf('I7', 20_261_001);
const timeout = cases.timeLimit(600_000);
const share = (of: number) => Math.floor(cases.count * of);
/** What an honest peer of a room may make of memory, and a little for what the runtime itself keeps. */
const MANY_BYTES = 48 * 1024 * 1024;

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void; // the flag above has made it
const heldBytes = () => {
	collect();
	return process.memoryUsage().heapUsed;
};

const SECRET = 9;
const spaces = [controlSpace, membersSpace];

/** Alice has founded, Bob has joined and will be hostile; both are connected. */
const organisation = async () => {
	const world = new World(1);
	await world.restart();
	const [alice, bob] = [new Replica(1), new Replica(2)];
	await alice.found();
	const invitation = await alice.invite(SECRET);
	await bob.join(alice.workspace, invitation, seedBytes(SECRET));
	await alice.receive(bob.entries());
	await alice.grant(bob.person, 2, spaces);
	await bob.receive(alice.entries());
	for (let at = 0; at < 5; at++) {
		await alice.say({ space: membersSpace, type: 'thing.said', payload: { at, words: '会议' } });
	}
	const line = { socket: world.socketsOf(alice), url: world.url, pace: world.pace };
	const clients = [];
	for (const space of spaces) {
		clients.push(alice.client(space, line));
		clients.at(-1)?.connect();
		await world.run(1_000);
	}
	return { world, alice, bob, clients };
};

describe('[I7] a damaged update of a draft', () => {
	const written = () => {
		const doc = new Y.Doc();
		doc.clientID = 1;
		const updates: Uint8Array[] = [];
		doc.on('update', (update: Uint8Array) => updates.push(update));
		doc.getText('t').insert(0, '会议记录');
		doc.getText('t').delete(1, 2);
		doc.getMap('m').set('a', { list: [1, 'b', null, true, new Uint8Array(3)] });
		doc.getXmlFragment('x').insert(0, [new Y.XmlElement('p'), new Y.XmlText('一段')]);
		doc.getText('t').format(0, 2, { bold: true });
		doc.getArray('l').insert(0, [new Y.Map(), 'c', 5]);
		return { base: Y.encodeStateAsUpdate(doc), updates: [...updates, Y.encodeStateAsUpdate(doc)] };
	};

	it('is refused, or fits every document whatever came first', { timeout }, () => {
		const { base, updates } = written();
		const dice = diceFrom(cases.seed);
		const honest = new Y.Doc();
		Y.applyUpdate(honest, base);
		honest.getText('t').insert(0, '后来');
		const later = Y.encodeStateAsUpdate(honest, Y.encodeStateVectorFromUpdate(base));
		const before = heldBytes();
		let accepted = 0;
		for (let left = share(0.4); left > 0; left--) {
			const update = damaged(updates, dice);
			if (!decodeContent(update).ok) continue;
			accepted++;
			const orders = [
				[base, update, later],
				[update, later, base]
			].map((order) => {
				const doc = new Y.Doc();
				for (const each of order) Y.applyUpdate(doc, each);
				return doc;
			});
			if (accepted % 20 > 0) continue;
			// Who may write a room may also lie about others' changes, so the order matters; merging does not.
			const merged = new Y.Doc();
			for (const part of mergeDraft([base, update, later]).parts) Y.applyUpdate(merged, part);
			expect(merged.getText('t').toJSON()).toBe(orders[0]?.getText('t').toJSON());
		}
		expect(accepted).toBeGreaterThan(share(0.4) / 100);
		expect(heldBytes() - before).toBeLessThan(MANY_BYTES);
	});
});

describe('[I7] a damaged entry', () => {
	it('is refused, or is another entry that nobody has signed', { timeout }, async () => {
		const { alice } = await organisation();
		const honest = alice.entries();
		const ids = alice.ids();
		const accepted = alice.accepted();
		const dice = diceFrom(cases.seed + 1);
		const samples = honest.map(({ bytes }) => bytes);
		const before = heldBytes();
		let read = 0;
		for (let left = share(0.25); left > 0; left--) {
			const bytes = damaged(samples, dice);
			const result = decodeEntry(bytes);
			if (!result.ok || ids.includes(result.value.id)) continue;
			read++;
			expect(result.value.id).toBe(entryId(bytes));
			const { signature } = honest[dice(honest.length)] ?? {};
			if (read % 10 === 0)
				await alice.receive([signature ? { ...result.value, signature } : result.value]);
		}
		expect(read).toBeGreaterThan(share(0.25) / 100);
		expect(alice.ids()).toEqual(ids);
		expect(alice.accepted()).toEqual(accepted);
		expect(heldBytes() - before).toBeLessThan(MANY_BYTES);
	});
});

describe('[I7] a damaged frame', () => {
	const framesOf = (alice: Replica) => {
		const entries = toWire(alice.entries());
		const tips = alice.entries().map(({ id, entry: { chain, seq } }) => ({ id, chain, seq }));
		const { device } = alice.signer;
		const signature = new Uint8Array(64).fill(3);
		return [
			writeFrame({ type: 'challenge', version: 1, nonce: new Uint8Array(32), host: 'relay.test' }),
			writeFrame({ type: 'answer', version: 1, device, time: 5, signature, proof: entries }),
			writeFrame({ type: 'have', tips, isLast: true }),
			writeFrame({ type: 'entries', entries, done: 1, total: 2 }),
			writeFrame({ type: 'want', chains: tips.map(({ chain, seq }) => ({ chain, from: seq })) }),
			writeFrame({ type: 'put', entries }),
			writeFrame({ type: 'refused', entries: tips.map(({ id }) => ({ id, code: 'waiting' })) })
		];
	};

	it('is a fault, or a message that can be written again', { timeout }, async () => {
		const { alice } = await organisation();
		const samples = framesOf(alice);
		const dice = diceFrom(cases.seed + 2);
		const before = heldBytes();
		let read = 0;
		for (let left = share(0.17); left > 0; left--) {
			const result = readFrame(damaged(samples, dice));
			if (!result.ok) continue;
			read++;
			expect(readFrame(writeFrame(result.value))).toEqual(result);
		}
		expect(read).toBeGreaterThan(share(0.17) / 100);
		expect(heldBytes() - before).toBeLessThan(MANY_BYTES);
	});

	it('is not even looked into where it is huge, and promises no memory', { timeout }, () => {
		expect(readFrame(new Uint8Array(MAX_FRAME_BYTES + 1))).toMatchObject({
			error: { code: 'too_large' }
		});
		const before = heldBytes();
		// Arrays, maps, bytes and texts that claim up to 2^53 parts and have none.
		for (const head of [0x5b, 0x7b, 0x9b, 0xbb]) {
			for (const claimed of [0xff, 0xff_ff, 2 ** 32 - 1, 2 ** 40, 2 ** 53 - 1]) {
				const bytes = new Uint8Array(20);
				bytes.set([0x82, 0x14, head]);
				new DataView(bytes.buffer).setBigUint64(3, BigInt(claimed));
				expect(readFrame(bytes)).toEqual({ ok: false, error: { code: 'malformed' } });
				expect(decodeEntry(bytes)).toEqual({ ok: false, error: { code: 'malformed' } });
			}
		}
		const deep = encode(Array.from({ length: 90 }).reduce<unknown>((inner) => [inner], 0));
		expect(readFrame(deep)).toEqual({ ok: false, error: { code: 'malformed' } });
		expect(heldBytes() - before).toBeLessThan(MANY_BYTES);
	});

	it('ends its own connection at most, at the door and behind it', { timeout }, async () => {
		const { world, alice, bob, clients } = await organisation();
		const [samples, dice] = [framesOf(bob), diceFrom(cases.seed + 3)];
		const [ids, accepted] = [alice.ids(), alice.accepted()];
		const before = heldBytes();
		for (let left = share(0.03); left > 0; left--) {
			const space = spaces[dice(2)] ?? membersSpace;
			const path = `/log/${alice.workspace}/${space}`;
			const Plain = world.socketsOf(bob);
			const line = { socket: Plain, url: world.url, pace: world.pace };
			const room = { type: 'log', workspace: alice.workspace, space } as const;
			const isInside = dice(2) === 0;
			const socket = isInside ? bob.socket(line, room, path) : new Plain(world.url + path);
			socket.onopen = () => {
				const frames = Array.from({ length: 1 + dice(3) }, () =>
					Uint8Array.from(damaged(samples, dice))
				);
				if (isInside && dice(2) === 0)
					frames.unshift(writeFrame({ type: 'have', tips: [], isLast: true }));
				for (const frame of frames) socket.send(frame);
			};
			await world.run(200);
			socket.close();
			await world.run(50);
		}
		// What is kept for Bob is his own; of it all, what Alice holds and accepts of others is unchanged.
		expect(ids.every((id) => alice.knows(id))).toBe(true);
		expect(alice.accepted().filter((id) => ids.includes(id))).toEqual(accepted);
		const [said] = await alice.say({ space: membersSpace, type: 'thing.said', payload: {} });
		await world.run(60_000);
		expect(clients.map(({ state }) => state.type)).toEqual(['live', 'live']);
		expect([...alice.acknowledged.keys()]).toContain(said);
		expect(heldBytes() - before).toBeLessThan(MANY_BYTES);
	});
});

describe('[I7] a flood of awareness', () => {
	const message = (states: readonly (readonly [number, number, string])[]) =>
		encoding.encode((encoder) => {
			encoding.writeVarUint(encoder, states.length);
			for (const [client, clock, state] of states) {
				encoding.writeVarUint(encoder, client);
				encoding.writeVarUint(encoder, clock);
				encoding.writeVarString(encoder, state);
			}
		});

	it('leaves no more in a room than its sockets may say', { timeout }, () => {
		const dice = diceFrom(cases.seed + 4);
		const awareness = new Awareness(defaultLimits);
		const before = heldBytes();
		const sockets = 8;
		for (let left = share(0.15); left > 0; left--) {
			const owner = dice(sockets);
			const states = Array.from(
				{ length: 1 + dice(4) },
				() =>
					[
						dice(2 ** 32),
						dice(1_000),
						JSON.stringify({ user: { name: '某'.repeat(dice(100)) } })
					] as const
			);
			const sent = dice(3) > 0 ? message(states) : damaged([message(states)], dice);
			// As the room does: whoever says too much, or what is not to be read, is closed and leaves.
			if (!awareness.receive(owner, sent).ok) awareness.leave(owner);
			if (dice(8) === 0) awareness.takeChanges();
			const everybody = awareness.everybody()?.length ?? 0;
			const { awarenessClients, awarenessStateBytes } = defaultLimits;
			expect(everybody).toBeLessThan(sockets * awarenessClients * awarenessStateBytes);
		}
		awareness.takeChanges();
		for (let owner = 0; owner < sockets; owner++) awareness.leave(owner);
		awareness.takeChanges();
		expect(awareness.everybody()).toBeUndefined();
		expect(heldBytes() - before).toBeLessThan(MANY_BYTES);
	});
});
