import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { describe, expect, it } from 'vitest';
import {
	importKeys,
	recoverySecrets,
	type PersonId,
	type WorkspaceId
} from '#lib/kernel/identity/index.ts';
import { openDeviceStore, type KnownWorkspace } from './device-store.ts';
import type { Marker } from './marker.ts';

let databases = 0;
const nextName = () => `device-${++databases}`;
const entropy = new Uint8Array(32).fill(7);
const { keys } = await recoverySecrets(entropy);
const fresh = { keys, entropy, askedAt: 0 };

const workspace = (letter: string, isSample = false): KnownWorkspace => ({
	id: letter.repeat(43) as WorkspaceId,
	name: `虚构${letter}`,
	person: 'p'.repeat(43) as PersonId,
	isSample,
	openedAt: 1
});

const memoryMarker = (): Marker => {
	let text: string | null = null;
	return { read: () => text, write: (next) => (text = next) };
};

describe('the words of a device', () => {
	it('are drawn once, whoever asks first', async () => {
		const store = await openDeviceStore(nextName());
		expect(store.recovery.get()).toBeUndefined();
		expect(await store.beginRecovery(fresh)).toMatchObject(fresh);
		const other = { ...fresh, entropy: new Uint8Array(32).fill(8) };
		expect((await store.beginRecovery(other)).entropy).toEqual(entropy);
	});

	it('are erased after they were checked, and their public keys stay', async () => {
		const name = nextName();
		const store = await openDeviceStore(name);
		await store.beginRecovery(fresh);
		await store.noteAsked(1_000);
		await store.eraseWords();
		expect(store.recovery.get()).toEqual({ name: 'words', keys, askedAt: 1_000 });
		const raw = await new Dexie(name).open();
		expect(await raw.table('recovery').toArray()).toEqual([
			{ name: 'words', keys, askedAt: 1_000 }
		]);
		raw.close();
	});

	it('are not brought back by another tab that remembers them', async () => {
		const name = nextName();
		const [one, other] = [await openDeviceStore(name), await openDeviceStore(name)];
		await one.beginRecovery(fresh);
		await other.eraseWords();
		await one.noteAsked(2_000);
		expect(one.recovery.get()?.entropy).toBeUndefined();
	});
});

describe('a database of the first version', () => {
	it('is read as it is, and has no words yet', async () => {
		const name = nextName();
		const old = new Dexie(name);
		old.version(1).stores({ keys: 'name', workspaces: 'id', acknowledged: 'space' });
		await old.table('workspaces').put(workspace('a'));
		await old.table('acknowledged').put({ space: 'a/control', tips: [], at: 5 });
		old.close();
		const store = await openDeviceStore(name);
		expect(store.workspaces.get()).toEqual([workspace('a')]);
		expect(await store.acknowledged('a/control')).toMatchObject({ tips: [], at: 5 });
		expect(store.recovery.get()).toBeUndefined();
	});
});

describe('a steward’s card', () => {
	it('is kept until it is dropped, and cannot be read out', async () => {
		const name = nextName();
		const store = await openDeviceStore(name);
		const keys = await importKeys(new Uint8Array(32).fill(5));
		await store.keepStewardCard({ ...keys, workspace: workspace('a').id });
		const again = await openDeviceStore(name);
		const [card] = again.stewardCards.get();
		expect(card).toMatchObject({ device: keys.device, workspace: workspace('a').id });
		expect(card?.signing.extractable).toBe(false);
		await again.dropStewardCard(keys.device);
		expect(again.stewardCards.get()).toEqual([]);
		expect((await openDeviceStore(name)).stewardCards.get()).toEqual([]);
	});
});

describe('a browser whose database was cleared', () => {
	it('knows which workspaces it held, and misses no sample', async () => {
		const [name, marker] = [nextName(), memoryMarker()];
		const store = await openDeviceStore(name, marker);
		await store.remember(workspace('a'));
		await store.remember(workspace('b', true));
		expect(store.missing.get()).toEqual([]);
		const after = await openDeviceStore(nextName(), marker);
		expect(after.missing.get()).toEqual([{ id: 'a'.repeat(43), name: '虚构a' }]);
	});

	it('misses a workspace until it is back, or is given up', async () => {
		const marker = memoryMarker();
		const before = await openDeviceStore(nextName(), marker);
		for (const letter of ['a', 'b', 'c']) await before.remember(workspace(letter));
		const after = await openDeviceStore(nextName(), marker);
		await after.remember(workspace('b'));
		expect(after.missing.get().map(({ name }) => name)).toEqual(['虚构a', '虚构c']);
		const again = await openDeviceStore(nextName(), marker);
		expect(again.missing.get().map(({ name }) => name)).toEqual(['虚构b', '虚构a', '虚构c']);
		again.giveUpMissing();
		expect((await openDeviceStore(nextName(), marker)).missing.get()).toEqual([]);
	});

	it('is not misled by a text that somebody else has left there', async () => {
		for (const text of ['', '{"id":1}', '[{"id":"short","name":"x"}]', 'undefined']) {
			const marker: Marker = { read: () => text, write: () => undefined };
			expect((await openDeviceStore(nextName(), marker)).missing.get()).toEqual([]);
		}
	});
});
