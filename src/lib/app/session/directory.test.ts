import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { Card, MemberId } from '#lib/domains/organisation/index.ts';
import {
	bytesToText,
	type DeviceId,
	type PersonId,
	type WorkspaceId
} from '#lib/kernel/identity/index.ts';
import { secretSigner } from '#lib/kernel/identity/testing.ts';
import type { Live } from '../live/index.ts';
import { openDirectory } from './directory.ts';
import { openLobby } from './lobby.ts';

const workspace = bytesToText(new Uint8Array(32).fill(7)) as WorkspaceId;
const office = secretSigner(new Uint8Array(32).fill(1));
const mallory = secretSigner(new Uint8Array(32).fill(2));
const member = bytesToText(new Uint8Array(16).fill(3)) as MemberId;
const other = bytesToText(new Uint8Array(16).fill(5)) as MemberId;
const card: Card = { member, name: '张三丰', studentNo: '00123', at: 1_000 };

const mayWrite = (device: DeviceId) => device === office.device;
const hasKept = () => false;
const directoryOf = (doc: Y.Doc, signer = office) =>
	openDirectory(doc, { workspace, signer, mayWrite, hasKept, now: () => 2_000 });

const settled = <T>(live: Live<T>, is: (value: T) => boolean): Promise<T> =>
	new Promise((resolve) => {
		const look = () => {
			if (is(live.get())) resolve(live.get());
		};
		live.subscribe(look);
		look();
	});

describe('the directory', () => {
	it('shows a card that a keeper of the roster has signed', async () => {
		const directory = directoryOf(new Y.Doc());
		await directory.put([card]);
		const cards = await settled(directory.cards, (each) => each.size > 0);
		expect(cards.get(member)).toEqual(card);
	});

	it('shows neither a stranger’s card nor one that was changed after it was signed', async () => {
		const doc = new Y.Doc();
		const [honest, forged] = [directoryOf(doc), directoryOf(doc, mallory)];
		await honest.put([card]);
		await forged.put([{ ...card, name: '冒名者', at: 1_500 }]);
		const slots = doc.getMap('cards');
		const key = `${member}/${office.device}`;
		await settled(honest.cards, (each) => each.get(member)?.name === '张三丰');
		const slot = slots.get(key) as { card: Card };
		slots.set(key, { ...slot, card: { ...slot.card, name: '改过的' } });
		const cards = await settled(honest.cards, (each) => each.size === 0);
		expect(cards.get(member)).toBeUndefined();
	});

	it('keeps the names that a former keeper has written, until somebody of today writes one', async () => {
		const doc = new Y.Doc();
		const former = secretSigner(new Uint8Array(32).fill(9));
		const ports = {
			...{ workspace, mayWrite, now: () => 2_000 },
			hasKept: (device: DeviceId) => device === former.device
		};
		const theirs = openDirectory(doc, { ...ports, signer: former });
		const ours = openDirectory(doc, { ...ports, signer: office });
		await theirs.put([{ ...card, name: '张三', at: 1_200 }]);
		await settled(ours.cards, (each) => each.get(member)?.name === '张三');
		await ours.put([card]);
		await settled(ours.cards, (each) => each.get(member)?.name === '张三丰');
		await theirs.put([
			{ ...card, name: '离任后写的', at: 1_900 },
			{ ...card, member: other, name: '李四' }
		]);
		const cards = await settled(ours.cards, (each) => each.size === 2);
		expect([...cards.values()].map(({ name }) => name)).toEqual(['张三丰', '李四']);
	});

	it('takes the later of two cards by the same signer, and forgets what is erased', async () => {
		const directory = directoryOf(new Y.Doc());
		await directory.put([card]);
		await directory.put([{ ...card, name: '张三', at: 1_500 }]);
		const cards = await settled(directory.cards, (each) => each.get(member)?.name === '张三');
		expect(cards.size).toBe(1);
		directory.erase(member);
		expect((await settled(directory.cards, (each) => each.size === 0)).size).toBe(0);
	});
});

describe('the lobby', () => {
	it('shows the name that the arrived person signed and none that another signed for them', async () => {
		const doc = new Y.Doc();
		const alice = bytesToText(new Uint8Array(32).fill(4)) as PersonId;
		const personOf = (device: DeviceId) => (device === office.device ? alice : undefined);
		const own = openLobby(doc, { workspace, signer: office, personOf });
		const other = openLobby(doc, { workspace, signer: mallory, personOf });
		await other.announce(alice, { name: '冒名者', studentNo: '' });
		await own.announce(alice, { name: '甲某', studentNo: '007' });
		const arrivals = await settled(own.arrivals, (each) => each.size > 0);
		expect(arrivals.get(alice)).toEqual({ name: '甲某', studentNo: '007' });
		await other.announce(alice, { name: '冒名者', studentNo: '' });
		expect((await settled(own.arrivals, (each) => each.size === 0)).size).toBe(0);
	});
});
