import { describe, expect, it } from 'vitest';
import { membersSpace, type Space } from '#lib/kernel/identity/index.ts';
import { Replica } from '../../tests/convergence/replica.ts';
import { Workspace } from '../gate/index.ts';
import { openMemoryStore, type Store } from '../store/index.ts';
import { LogRoom, type Arrival, type Judge } from './room.ts';

const all: Judge = () => new Map();
const said = (words: string, space: Space = membersSpace) => ({
	space,
	type: 'thing.said',
	payload: { words }
});

/** A store whose appends end when the test says so. */
const heldStore = () => {
	const store = openMemoryStore();
	const held: { end: (failure?: Error) => void }[] = [];
	const appendEntries: Store['appendEntries'] = async (space, rows) => {
		await new Promise<void>((resolve, reject) => {
			held.push({ end: (failure) => (failure ? reject(failure) : resolve()) });
		});
		return store.appendEntries(space, rows);
	};
	return { store: { ...store, appendEntries }, held };
};

const openRoom = async (store: Store) => {
	const alice = new Replica(1);
	await alice.found();
	const faults: unknown[] = [];
	const room = await LogRoom.open({
		store,
		workspace: await Workspace.open(alice.workspace, alice.proof, () => 5),
		space: membersSpace,
		now: () => 5,
		quota: { take: () => Promise.resolve(true) },
		report: (reason) => {
			throw reason;
		},
		fault: (reason) => faults.push(reason)
	});
	const arrivals: Arrival[] = [];
	room.onArrival((arrival) => arrivals.push(arrival));
	const entries = async (...words: readonly string[]) => {
		await alice.say(...words.map((each) => said(each)));
		return alice.entries().slice(-words.length);
	};
	return { alice, room, arrivals, faults, entries };
};

const turns = async (count: number) => {
	for (let turn = 0; turn < count; turn++) await new Promise((resolve) => setImmediate(resolve));
};

describe('the log of a space, on the relay', () => {
	it('answers and tells others only once the disk has answered', async () => {
		const { store, held } = heldStore();
		const { room, arrivals, entries } = await openRoom(store);
		let isAnswered = false;
		const offered = room.offer(await entries('one'), all, 'me').then((outcome) => {
			isAnswered = true;
			return outcome;
		});
		while (held.length === 0) await turns(1);
		await turns(20);
		expect([isAnswered, arrivals.length, room.chains.last]).toEqual([false, 0, 0]);
		held[0]?.end();
		expect((await offered)?.tips).toHaveLength(1);
		expect([arrivals.length, room.chains.last]).toEqual([1, 1]);
	});

	it('verifies what follows while the disk is busy, and writes it after that', async () => {
		const { store, held } = heldStore();
		const { room, arrivals, entries } = await openRoom(store);
		const offers = [room.offer(await entries('one'), all, 'me')];
		while (held.length === 0) await turns(1);
		offers.push(room.offer(await entries('two'), all, 'me'));
		offers.push(room.offer(await entries('three'), all, 'me'));
		await turns(20);
		expect(held).toHaveLength(1);
		while (arrivals.length < 3) {
			for (const write of held) write.end();
			await turns(1);
		}
		const outcomes = await Promise.all(offers);
		expect(outcomes.map((outcome) => outcome?.refused.size)).toEqual([0, 0, 0]);
		expect(arrivals.map(({ position }) => position)).toEqual([1, 2, 3]);
	});

	it('acknowledges nothing when the disk fails, and says so once', async () => {
		const { store, held } = heldStore();
		const { room, arrivals, faults, entries } = await openRoom(store);
		const offered = room.offer(await entries('one'), all, 'me');
		while (held.length === 0) await turns(1);
		held[0]?.end(new Error('no space left'));
		expect(await offered).toBeUndefined();
		expect(await room.offer(await entries('two'), all, 'me')).toBeUndefined();
		expect([arrivals.length, faults.length]).toEqual([0, 1]);
	});

	it('answers the same to an entry that it has already', async () => {
		const { room, arrivals, entries } = await openRoom(openMemoryStore());
		const one = await entries('one', 'two');
		const first = await room.offer(one, all, 'me');
		const again = await room.offer(one, all, 'me');
		expect(again).toEqual(first);
		expect(arrivals).toHaveLength(1);
	});

	it('asks for what is missing instead of refusing it', async () => {
		const { room, entries } = await openRoom(openMemoryStore());
		await room.offer(await entries('one'), all, 'me');
		await entries('two');
		const [three] = await entries('three');
		const outcome = await room.offer(three ? [three] : [], all, 'me');
		expect([...(outcome?.missing ?? [])]).toEqual([[three?.entry.chain, 1]]);
		expect(outcome?.tips).toEqual([]);
	});

	it('takes no entry of another space', async () => {
		const { alice, room } = await openRoom(openMemoryStore());
		const elsewhere = 'unit:one' as Space;
		const [id] = await alice.say(said('astray', elsewhere));
		const outcome = await room.offer(alice.entries().slice(-1), all, 'me');
		expect([...(outcome?.refused ?? [])]).toEqual([[id, 'wrong_space']]);
	});

	it('keeps nothing that only a refused entry would vouch for', async () => {
		const { room, arrivals, entries } = await openRoom(openMemoryStore());
		const batch = await entries('one', 'two', 'three');
		const last = batch.at(-1);
		const outcome = await room.offer(
			batch,
			() => new Map(last ? [[last.id, 'lacks_space']] : []),
			'me'
		);
		expect(outcome?.refused).toEqual(
			new Map([
				[last?.id, 'lacks_space'],
				[batch[1]?.id, 'bad_signature'],
				[batch[0]?.id, 'bad_signature']
			])
		);
		expect(arrivals).toEqual([]);
	});
});
