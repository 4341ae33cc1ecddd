import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ChainId, DeviceId, EntryId, PersonId, Space } from '#lib/kernel/identity/index.ts';
import type { KeptEntry } from '#lib/kernel/log/index.ts';
import { entriesWithin, frontierOf } from './frontier.ts';

const entry = (space: string, chain: string, seq: number, id: string, prev: string): KeptEntry => ({
	id: id as EntryId,
	receivedAt: 0,
	entry: {
		type: 'word.said',
		space: space as Space,
		device: 'device' as DeviceId,
		chain: chain as ChainId,
		seq,
		prev: prev as EntryId,
		...{ by: '', auth: [], deps: [], at: 0, payload: {} }
	}
});

/** A chain of entries `a0`, `a1` …, the first of which follows the workspace. */
const chain = (space: string, name: string, length: number, from = 0, prev = 'workspace') =>
	Array.from({ length }, (_, i) =>
		entry(space, name, from + i, `${name}${from + i}`, i === 0 ? prev : `${name}${from + i - 1}`)
	);

const office = chain('members', 'a', 3);
const phone = chain('members', 'b', 2);
const rights = chain('control', 'c', 2);
const all = [...office, ...phone, ...rights];
const namesOf = (ids: ReadonlySet<EntryId>) => [...ids].sort();

describe('a frontier', () => {
	it('names the last entry of each chain, in one order', () => {
		const expected = [
			['control', 'c', 1, 'c1'],
			['members', 'a', 2, 'a2'],
			['members', 'b', 1, 'b1']
		];
		fc.assert(
			fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (shuffled) => {
				expect(frontierOf(shuffled)).toEqual(expected);
			}),
			{ seed: 12, numRuns: 50 }
		);
	});

	it('names each branch of a chain that forks', () => {
		const fork = { ...entry('members', 'a', 2, 'a2x', 'a1') };
		expect(frontierOf([...office, fork])).toEqual([
			['members', 'a', 2, 'a2'],
			['members', 'a', 2, 'a2x']
		]);
	});

	it('leaves out introductions, which come along with what the person states', () => {
		const [said] = chain('members', 'b', 1);
		const met = entry('control', 'i', 0, 'bob', 'workspace');
		const introduced = { ...met, entry: { ...met.entry, type: 'person.introduced' } };
		if (!said) throw new Error('a chain of one');
		const bobs = { ...said, entry: { ...said.entry, by: 'bob' as PersonId } };
		const frontier = frontierOf([introduced, bobs]);
		expect(frontier).toEqual([['members', 'b', 0, 'b0']]);
		expect(namesOf(entriesWithin(frontier, [introduced, bobs]).ids)).toEqual(['b0', 'bob']);
		expect(entriesWithin(frontier, [bobs]).gaps).toEqual([
			{ space: 'control', chain: 'bob', seq: 0, isLost: false }
		]);
	});

	it('leaves out spaces that not every member reads', () => {
		expect(frontierOf([...phone, ...chain('unit:x', 'd', 1)])).toEqual([['members', 'b', 1, 'b1']]);
	});

	it('stands for its entries and all before them, whatever else is held', () => {
		const later = chain('members', 'a', 4, 3, 'a2');
		const others = chain('members', 'e', 3);
		const { ids, gaps } = entriesWithin(frontierOf(all), [...later, ...others, ...all]);
		expect(namesOf(ids)).toEqual(['a0', 'a1', 'a2', 'b0', 'b1', 'c0', 'c1']);
		expect(gaps).toEqual([]);
	});

	it('stands for the named branch of a chain only', () => {
		const fork = entry('members', 'a', 2, 'a2x', 'a1');
		const { ids } = entriesWithin([['members', 'a', 2, 'a2x']], [...office, fork]);
		expect(namesOf(ids)).toEqual(['a0', 'a1', 'a2x']);
	});

	it('tells what has not arrived from what was lost', () => {
		const frontier = frontierOf(all);
		const held = all.filter(({ id }) => id !== 'a1' && id !== 'b1');
		expect(entriesWithin(frontier, held).gaps).toEqual([
			{ space: 'members', chain: 'a', seq: 1, isLost: true },
			{ space: 'members', chain: 'b', seq: 1, isLost: false }
		]);
	});

	it('keeps what is left before a gap, so that the rest can be compared', () => {
		const { ids } = entriesWithin(
			frontierOf(office),
			office.filter(({ id }) => id !== 'a1')
		);
		expect(namesOf(ids)).toEqual(['a0', 'a2']);
	});

	it('takes no entry that is not where the frontier says', () => {
		const { ids, gaps } = entriesWithin([['members', 'a', 2, 'b1']], all);
		expect(ids.size).toBe(2);
		expect(namesOf(ids)).toEqual(['a0', 'a1']);
		expect(gaps).toEqual([{ space: 'members', chain: 'a', seq: 2, isLost: false }]);
	});
});
