import { describe, expect, it } from 'vitest';
import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { sealPresence } from './presence.ts';
import { deviceOf, space, TestSpace, workspace, type TestDevice } from './testing.ts';

const place = { workspace, space, room: 'minutes-1' };

const enter = (device: TestDevice) => {
	const [inner, outer] = [new Awareness(new Y.Doc()), new Awareness(new Y.Doc())];
	return { inner, outer, ...sealPresence({ ...device, place, inner, outer }) };
};

type Present = ReturnType<typeof enter>;

const states = ({ inner }: Present) =>
	[...inner.getStates().values()].filter((state) => Object.keys(state).length > 0);

const carry = (from: Present, to: Present) => {
	const clients = [...from.outer.meta.keys()];
	applyAwarenessUpdate(to.outer, encodeAwarenessUpdate(from.outer, clients), 'wire');
};

const leave = (...all: readonly Present[]) => {
	for (const { inner, outer } of all) for (const each of [inner, outer]) each.destroy();
};

const together = async () => {
	const [alice, bob, carol] = await Promise.all([deviceOf(1), deviceOf(2), deviceOf(3)]);
	const room = new TestSpace();
	await room.rotate(alice, [alice, bob]);
	await room.tell([carol]);
	return { alice, bob, carol, room };
};

describe('who is in a sealed draft', () => {
	it('is seen by those who hold the key, where they are and until they leave', async () => {
		const { alice, bob } = await together();
		const [hers, his] = [enter(alice), enter(bob)];
		hers.inner.setLocalState({ name: '甲某', at: 3 });
		carry(hers, his);
		expect(states(his)).toEqual([{ name: '甲某', at: 3 }]);
		hers.inner.setLocalStateField('at', 4);
		carry(hers, his);
		expect(states(his)).toEqual([{ name: '甲某', at: 4 }]);
		hers.inner.setLocalState(null);
		carry(hers, his);
		expect(states(his)).toEqual([]);
		leave(hers, his);
	});

	it('is not told by what travels, not even by its length', async () => {
		const { alice } = await together();
		const hers = enter(alice);
		hers.inner.setLocalState({ name: '甲某' });
		const bytes = encodeAwarenessUpdate(hers.outer, [hers.outer.clientID]);
		expect(Buffer.from(bytes).toString()).not.toContain('甲某');
		const before = JSON.stringify(hers.outer.getLocalState()).length;
		hers.inner.setLocalState({ name: '甲某某某', selection: [1, 20] });
		expect(JSON.stringify(hers.outer.getLocalState())).toHaveLength(before);
		leave(hers);
	});

	it('is not seen by who has no key yet, and is as soon as the key has come', async () => {
		const { alice, carol, room } = await together();
		const [hers, later] = [enter(alice), enter(carol)];
		hers.inner.setLocalState({ name: '甲某' });
		later.inner.setLocalState({ name: '丙某' });
		expect(later.outer.getLocalState()).toBeNull();
		carry(hers, later);
		expect(states(later)).toEqual([{ name: '丙某' }]);
		await room.rotate(alice, [alice, carol]);
		hers.keysChanged();
		later.keysChanged();
		carry(hers, later);
		carry(later, hers);
		for (const each of [hers, later]) {
			expect(states(each)).toHaveLength(2);
			expect(states(each)).toEqual(expect.arrayContaining([{ name: '甲某' }, { name: '丙某' }]));
		}
		leave(hers, later);
	});

	it('takes nothing that is junk, from another room, or in one’s own name', async () => {
		const { alice, bob } = await together();
		const [hers, his] = [enter(alice), enter(bob)];
		his.inner.setLocalState({ name: '乙某' });
		for (const sealed of ['junk', '?', 7, undefined, 'A'.repeat(400)]) {
			hers.outer.setLocalState({ sealed });
			carry(hers, his);
		}
		const elsewhere = new Awareness(new Y.Doc());
		const inner = new Awareness(new Y.Doc());
		const other = sealPresence({
			...alice,
			place: { ...place, room: 'b' },
			inner,
			outer: elsewhere
		});
		inner.setLocalState({ name: '别处' });
		hers.outer.setLocalState(elsewhere.getLocalState());
		carry(hers, his);
		const spoof = new Awareness(new Y.Doc());
		spoof.clientID = his.inner.clientID;
		const spoofed = sealPresence({ ...alice, place, inner: spoof, outer: hers.outer });
		spoof.setLocalState({ name: '冒名' });
		carry(hers, his);
		expect(states(his)).toEqual([{ name: '乙某' }]);
		other.close();
		spoofed.close();
		for (const each of [elsewhere, inner, spoof]) each.destroy();
		leave(hers, his);
	});
});
