import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { readFileSync } from 'node:fs';
import { bytesToText, textToBytes } from '../identity/index.ts';
import { isSignedBlob, openBlob, readBlob, writeBlob } from './blob.ts';
import { epochKey } from './epoch-key.ts';
import { SealedDoc } from './sealed-doc.ts';
import { deviceOf, drawFrom, space, TestSpace, workspace, type TestDevice } from './testing.ts';
import type { History } from './spaces.ts';

const place = { workspace, space, room: 'minutes-1' };

let clients = 0;

/** A device in the draft; timers run when the test says so. */
const enter = (device: TestDevice, room: TestSpace, outer = new Y.Doc()) => {
	const inner = new Y.Doc();
	inner.clientID = ++clients;
	outer.clientID = ++clients;
	let timers: (() => void)[] = [];
	const sealed = new SealedDoc({
		...device,
		place,
		outer,
		inner,
		history: () => room.opened.history,
		random: () => 0.5,
		after: (_, run) => {
			timers.push(run);
			return () => (timers = timers.filter((each) => each !== run));
		},
		onChange: () => undefined
	});
	const text = inner.getText('t');
	return {
		...{ device, outer, inner, sealed, text },
		blobs: () => outer.getArray<Uint8Array>('sealed').toArray(),
		write: async (words: string) => {
			text.insert(text.length, words);
			await sealed.flush();
		},
		tick: async () => {
			for (const run of timers.splice(0)) run();
			await sealed.settled();
		}
	};
};

type Writer = ReturnType<typeof enter>;

const carry = async (from: Writer, to: Writer) => {
	Y.applyUpdate(to.outer, Y.encodeStateAsUpdate(from.outer, Y.encodeStateVector(to.outer)));
	await to.sealed.settled();
};

const together = async (history: History = 'full') => {
	const [alice, bob, carol] = await Promise.all([deviceOf(1), deviceOf(2), deviceOf(3)]);
	const room = new TestSpace(history);
	await room.rotate(alice, [alice, bob]);
	await room.tell([carol]);
	const [hers, his] = [enter(alice, room), enter(bob, room)];
	const meet = async () => {
		await carry(hers, his);
		await carry(his, hers);
		await carry(hers, his);
	};
	return { alice, bob, carol, room, hers, his, meet };
};

describe('a sealed draft', () => {
	it('shows each what the other wrote, and nothing of it to whoever carries it', async () => {
		const { hers, his, meet } = await together();
		await hers.write('虚构的会议');
		await his.write('记录');
		await meet();
		expect(his.text.toString()).toBe(hers.text.toString());
		expect(hers.text.toString()).toHaveLength(7);
		const carried = Buffer.from(Y.encodeStateAsUpdate(hers.outer));
		expect(carried.includes('虚构')).toBe(false);
		expect(carried.includes('记录')).toBe(false);
	});

	it('collects 25 changes, or those of a moment, into one blob', async () => {
		const { hers, his } = await together();
		for (let at = 0; at < 24; at++) hers.text.insert(at, 'a');
		await hers.sealed.settled();
		expect([hers.blobs().length, hers.sealed.isFlushed]).toEqual([0, false]);
		hers.text.insert(24, 'a');
		await hers.sealed.settled();
		expect([hers.blobs().length, hers.sealed.isFlushed]).toEqual([1, true]);
		hers.text.insert(25, 'b');
		await hers.tick();
		expect(hers.blobs()).toHaveLength(2);
		await carry(hers, his);
		expect(his.text.toString()).toBe(`${'a'.repeat(25)}b`);
	});

	it('replaces 64 blobs by a snapshot that whoever comes later can read', async () => {
		const { alice, room, hers } = await together();
		for (let at = 0; at < 64; at++) await hers.write(`${at},`);
		expect(hers.blobs()).toHaveLength(1);
		const later = enter(alice, room);
		await carry(hers, later);
		expect(later.text.toString()).toBe(hers.text.toString());
	});

	it('replaces 64 KiB of blobs, too', async () => {
		const { hers } = await together();
		await hers.write('x'.repeat(30_000));
		expect(hers.blobs()).toHaveLength(1);
		await hers.write('y'.repeat(30_000));
		expect(hers.blobs()).toHaveLength(1);
		await hers.write('z');
		expect(hers.blobs()).toHaveLength(2);
	});

	it('loses nothing when two replace the blobs at once', async () => {
		const { hers, his, meet } = await together();
		await hers.write('一');
		await his.write('二');
		await hers.sealed.compact();
		await his.sealed.compact();
		await meet();
		expect(hers.blobs()).toHaveLength(2);
		expect([...hers.text.toString()].sort()).toEqual(['一', '二']);
		expect(his.text.toString()).toBe(hers.text.toString());
		await hers.sealed.compact();
		await meet();
		expect(his.blobs()).toHaveLength(1);
		await his.tick();
		expect(his.blobs()).toHaveLength(1);
	});

	it('never removes what it cannot open or verify', async () => {
		const { alice, carol, room, hers, his, meet } = await together();
		const key = alice.keyring.writing(space);
		if (!key) throw new Error('Alice holds the key');
		const content = { isSnapshot: false, update: Y.encodeStateAsUpdate(new Y.Doc()) };
		const notHolder = await writeBlob(place, content, { ...carol, key });
		const elsewhere = await writeBlob({ ...place, room: 'other' }, content, { ...alice, key });
		const forged = Uint8Array.from(await writeBlob(place, content, { ...alice, key }));
		forged[forged.length - 1] = (forged.at(-1) ?? 0) ^ 1;
		const unknown = epochKey({ workspace, space, number: 2 }, new Uint8Array(32));
		const future = await writeBlob(place, content, { ...alice, key: unknown });
		const strange = [notHolder, elsewhere, forged, future, Uint8Array.of(1, 2, 3)];
		his.outer.getArray('sealed').push([...strange, 'no bytes']);
		await hers.write('一');
		await meet();
		await hers.sealed.compact();
		expect([...hers.sealed.waiting.values()]).toEqual([
			'not_holder',
			'bad_signature',
			'bad_signature',
			'not_holder',
			'malformed'
		]);
		expect(hers.outer.getArray('sealed').toArray().slice(0, 6)).toEqual([...strange, 'no bytes']);
		expect(hers.text.toString()).toBe('一');
		await room.rotate(alice, [alice, carol]);
		await hers.sealed.keysChanged();
		expect(hers.sealed.waiting.size).toBe(5);
	});

	it('puts back what has been deleted while its content is nowhere else', async () => {
		const { hers, his, meet } = await together();
		await hers.write('一');
		await his.write('二');
		await meet();
		const before = [...hers.text.toString()].sort();
		his.outer.getArray('sealed').delete(0, 2);
		await meet();
		expect(hers.blobs()).toHaveLength(0);
		await hers.tick();
		expect(hers.blobs()).toHaveLength(2);
		const { room, alice } = await together();
		expect(room.opened.current?.id).toBeDefined();
		const later = enter({ ...alice, keyring: hers.device.keyring }, room);
		await carry(hers, later);
		expect([...later.text.toString()].sort()).toEqual(before);
	});

	it('puts a deletion back as well as what was written', async () => {
		const { alice, room, hers, his, meet } = await together();
		await hers.write('一二三');
		await meet();
		hers.text.delete(1, 1);
		await hers.sealed.flush();
		await meet();
		his.outer.getArray('sealed').delete(1, 1);
		await meet();
		await hers.tick();
		const later = enter(alice, room);
		await carry(hers, later);
		expect(later.text.toString()).toBe('一三');
	});

	it('keeps changes that wait for others it has not got', async () => {
		const { alice, bob, room, hers } = await together();
		await hers.write('一');
		await hers.write('二');
		const [first, second] = hers.blobs();
		const his = enter(bob, room);
		his.outer.getArray('sealed').push([second]);
		await his.sealed.settled();
		expect(his.text.toString()).toBe('');
		await his.sealed.compact();
		expect(his.blobs()).toHaveLength(1);
		const later = enter(alice, room);
		await carry(his, later);
		later.outer.getArray('sealed').push([first]);
		await later.sealed.settled();
		expect(later.text.toString()).toBe('一二');
	});

	it('waits with what was written before the key came', async () => {
		const { alice, carol, room, hers } = await together();
		await hers.write('一');
		const hersLater = enter(carol, room);
		await carry(hers, hersLater);
		hersLater.text.insert(0, '三');
		await hersLater.sealed.flush();
		expect([...hersLater.sealed.waiting.values()]).toEqual(['no_key']);
		expect(hersLater.sealed.isFlushed).toBe(false);
		await room.rotate(alice, [alice, carol]);
		await hersLater.sealed.keysChanged();
		expect([...hersLater.text.toString()].sort()).toEqual(['一', '三']);
		expect(hersLater.sealed.isFlushed).toBe(true);
	});

	it('with state only replaces what earlier epochs wrote, and lets a newcomer read the state', async () => {
		const { alice, carol, room, hers } = await together('state');
		await hers.write('一');
		await hers.write('二');
		await room.rotate(alice, [alice, carol]);
		await hers.sealed.keysChanged();
		await hers.tick();
		expect(hers.blobs()).toHaveLength(1);
		const later = enter(carol, room);
		await carry(hers, later);
		expect(later.text.toString()).toBe('一二');
		const key = room.opened.epochs[0];
		expect(key && carol.keyring.key(key.id)).toBeUndefined();
	});

	it('is renewed when asked, and not where newcomers read all of it', async () => {
		for (const history of ['state', 'full'] as const) {
			const { alice, carol, room, hers } = await together(history);
			await hers.write('一');
			await room.rotate(alice, [alice, carol]);
			await hers.sealed.keysChanged();
			await hers.write('二');
			await hers.sealed.renew();
			expect(hers.blobs()).toHaveLength(history === 'state' ? 1 : 2);
			const later = enter(carol, room);
			await carry(hers, later);
			expect(later.text.toString()).toBe('一二');
		}
	});

	it('gives a removed member nothing that is written after the next epoch has begun', async () => {
		const { alice, bob, room, hers, his, meet } = await together();
		await hers.write('一');
		await meet();
		await room.rotate(alice, [alice]);
		await room.tell([bob]);
		await hers.sealed.keysChanged();
		await hers.write('二');
		await meet();
		expect(his.text.toString()).toBe('一');
		expect([...his.sealed.waiting.values()]).toEqual(['no_key']);
		await his.tick();
		expect(his.blobs()).toHaveLength(2);
	});

	it('survives an update that a holder made by hand and no document takes', async () => {
		const { alice, hers } = await together();
		const key = alice.keyring.writing(space);
		if (!key) throw new Error('Alice holds the key');
		const junk = { isSnapshot: false, update: Uint8Array.of(1, 1, 9, 0, 255, 255, 3) };
		const bytes = await writeBlob(place, junk, { ...alice, key });
		hers.outer.getArray('sealed').push([bytes]);
		await hers.sealed.settled();
		expect([...hers.sealed.waiting.values()]).toEqual(['malformed']);
		await hers.write('一');
		expect(hers.text.toString()).toBe('一');
	});

	it('flushes when it is closed', async () => {
		const { hers } = await together();
		hers.text.insert(0, '一');
		await hers.sealed.close();
		expect(hers.blobs()).toHaveLength(1);
	});
});

describe('a blob', () => {
	it('has bytes that never change', async () => {
		const text = readFileSync('tests/fixtures/sealed/blob-1.json', 'utf8');
		const pinned = JSON.parse(text) as Record<'secret' | 'update' | 'bytes', string>;
		const bytesOf = (name: keyof typeof pinned) => textToBytes(pinned[name]) ?? new Uint8Array();
		const key = epochKey({ workspace, space, number: 1 }, bytesOf('secret'));
		const { signer } = await deviceOf(1);
		const content = { isSnapshot: true, update: bytesOf('update') };
		const bytes = await writeBlob(place, content, { key, signer, draw: drawFrom(2) });
		expect(bytesToText(bytes)).toBe(pinned.bytes);
		const blob = readBlob(bytesOf('bytes'));
		if (!blob) throw new Error('a blob');
		expect(await isSignedBlob(place, blob)).toBe(true);
		expect(openBlob(place, blob, key)).toEqual(content);
	});
});
