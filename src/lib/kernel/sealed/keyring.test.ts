import { describe, expect, it } from 'vitest';
import { Keyring } from './keyring.ts';
import { addWraps, openEpoch } from './opening.ts';
import { openedSpaces } from './spaces.ts';
import { deviceOf, person, space, stated, TestSpace, workspace } from './testing.ts';

const threeDevices = () => Promise.all([deviceOf(1), deviceOf(2), deviceOf(3)]);

describe('the keys of a sealed space', () => {
	it('are held by whom they were wrapped for, and by nobody else', async () => {
		const [alice, bob, carol] = await threeDevices();
		const room = new TestSpace();
		await room.rotate(alice, [alice, bob]);
		await room.tell([carol]);
		const secret = alice.keyring.writing(space)?.secret;
		expect(secret).toHaveLength(32);
		expect(bob.keyring.writing(space)?.secret).toEqual(secret);
		expect(carol.keyring.writing(space)).toBeUndefined();
	});

	it('with full history let a newcomer read back to the first epoch', async () => {
		const [alice, bob, carol] = await threeDevices();
		const room = new TestSpace('full');
		for (let epoch = 0; epoch < 3; epoch++) await room.rotate(alice, [alice, bob]);
		await room.rotate(alice, [alice, carol]);
		const ids = room.opened.epochs.map(({ id }) => id);
		expect(ids.map((id) => carol.keyring.key(id)?.number)).toEqual([1, 2, 3, 4]);
		expect(ids.map((id) => bob.keyring.key(id)?.number)).toEqual([1, 2, 3, undefined]);
	});

	it('with state only give a newcomer no earlier key', async () => {
		const [alice, bob, carol] = await threeDevices();
		const room = new TestSpace('state');
		await room.rotate(alice, [alice, bob]);
		const [payload] = await room.rotate(alice, [alice, carol]);
		expect(payload?.earlier).toBeUndefined();
		const ids = room.opened.epochs.map(({ id }) => id);
		expect(ids.map((id) => carol.keyring.key(id)?.number)).toEqual([undefined, 2]);
		expect(ids.map((id) => alice.keyring.key(id)?.number)).toEqual([1, 2]);
	});

	it('are all readable where two devices opened one epoch at once, and one is written', async () => {
		const [alice, bob, carol] = await threeDevices();
		const room = new TestSpace('full');
		await room.rotate(alice, [alice, bob]);
		const before = room.opened;
		const everybody = [alice, bob, carol];
		for (const opener of [alice, bob]) {
			const { key, payloads } = await openEpoch(workspace, before, {
				...opener,
				holders: everybody
			});
			opener.keyring.hold(key);
			for (const payload of payloads) room.facts.push(stated('epoch.opened', payload));
		}
		await room.tell(everybody);
		const [, second, third] = room.opened.epochs;
		if (!second || !third) throw new Error('three epochs');
		expect([second.number, third.number]).toEqual([2, 2]);
		for (const { keyring } of everybody) {
			expect(keyring.writing(space)?.id).toBe(second.id);
			expect(keyring.key(third.id)?.id).toBe(third.id);
		}
		await room.rotate(carol, [carol, await deviceOf(4)]);
		expect(room.opened.current?.earlier.map(({ id }) => id).sort()).toEqual(
			[second.id, third.id].sort()
		);
	});

	it('come to a device that published its key late by anybody who holds them', async () => {
		const [alice, bob, carol] = await threeDevices();
		const room = new TestSpace();
		await room.rotate(alice, [alice, bob]);
		const key = bob.keyring.writing(space);
		const { current } = room.opened;
		if (!key || !current) throw new Error('Bob holds the key');
		for (const payload of await addWraps(current, key, [carol])) {
			room.facts.push(stated('epoch.opened', payload));
		}
		await room.tell([carol]);
		expect(carol.keyring.writing(space)?.secret).toEqual(key.secret);
		expect(carol.keyring.isHolder(space, key.id, carol.name)).toBe(true);
	});

	it('are held by a person’s words too, which bring them back to a new device', async () => {
		const [alice, words, fresh] = await threeDevices();
		const room = new TestSpace('full');
		const name = `words:${person}` as const;
		await room.rotate(alice, [alice]);
		const opened = room.opened;
		const holders = [alice, { name, key: words.key }];
		const { key, payloads } = await openEpoch(workspace, opened, { ...alice, holders });
		for (const payload of payloads) room.facts.push(stated('epoch.opened', payload));
		const ofWords = new Keyring({ workspace, holder: name, pair: words.pair });
		await ofWords.learn(openedSpaces(room.facts));
		await room.tell([words, fresh]);
		expect(words.keyring.writing(space)).toBeUndefined();
		for (const { id } of room.opened.epochs) {
			const found = ofWords.key(id);
			if (found) fresh.keyring.hold(found);
		}
		await room.tell([fresh]);
		expect(fresh.keyring.writing(space)?.secret).toEqual(key.secret);
		expect(room.opened.epochs.map(({ id }) => fresh.keyring.key(id)?.number)).toEqual([1, 2]);
	});

	it('go when it turns out that whoever opened the epoch had no right to', async () => {
		const [alice, bob] = await threeDevices();
		const room = new TestSpace('full');
		await room.rotate(alice, [alice, bob]);
		const first = bob.keyring.writing(space);
		await room.rotate(alice, [alice, bob]);
		room.facts.pop();
		await room.tell([bob]);
		expect(bob.keyring.writing(space)?.id).toBe(first?.id);
		expect(room.opened.epochs).toHaveLength(1);
	});

	it('survive a false wrap beside the true one', async () => {
		const [alice, bob] = await threeDevices();
		const room = new TestSpace();
		await room.rotate(alice, [alice]);
		const { current } = room.opened;
		const key = alice.keyring.writing(space);
		if (!current || !key) throw new Error('Alice holds the key');
		const [payload] = await addWraps(current, key, [bob]);
		const junk = [[bob.name, 'A'.repeat(107)]] as const;
		if (!payload) throw new Error('one wrap');
		room.facts.push(stated('epoch.opened', { ...payload, wraps: junk }));
		await room.tell([bob]);
		expect(bob.keyring.writing(space)).toBeUndefined();
		room.facts.push(stated('epoch.opened', payload));
		await room.tell([bob]);
		expect(bob.keyring.writing(space)?.id).toBe(key.id);
	});

	it('fit into entries: many holders take several', async () => {
		const alice = await deviceOf(1);
		const holders = Array.from({ length: 130 }, () => alice);
		const opened = openedSpaces(new TestSpace().facts).get(space);
		if (!opened) throw new Error('the space is open');
		const { payloads } = await openEpoch(workspace, opened, { ...alice, holders });
		expect(payloads.map(({ wraps, more }) => [wraps.length, more])).toEqual([
			[64, undefined],
			[64, true],
			[2, true]
		]);
	});
});
