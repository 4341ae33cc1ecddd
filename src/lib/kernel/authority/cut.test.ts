import { describe, expect, it } from 'vitest';
import { Scene } from '../../../../tests/convergence/scene.ts';
import type { ChainId, EntryId } from '../identity/index.ts';
import type { Entry } from '../log/index.ts';
import { cutWalker, type FindEntry } from './cut.ts';

type Placed = { readonly id: EntryId; readonly entry: Entry };

/** Entries whose ids say where they are: `a2` is the third of its branch, `fork` of another. */
const chain = (ids: readonly string[], name = 'chain', first = 0): readonly Placed[] => {
	const [founding] = new Scene().entries;
	if (!founding) throw new Error('a scene begins with its founding');
	return ids.map((id, index) => ({
		id: id as EntryId,
		entry: {
			...founding.entry,
			chain: name as ChainId,
			seq: first + index,
			prev: (ids[index - 1] ?? '') as EntryId
		}
	}));
};

const walkerOf = (entries: readonly Placed[]) => {
	let looked = 0;
	const byId = new Map(entries.map(({ id, entry }) => [id, entry]));
	const find: FindEntry = (id) => {
		looked++;
		return byId.get(id);
	};
	return { find, byId, isWithin: cutWalker(find), looked: () => looked };
};

const within = (entries: readonly Placed[], cut: Parameters<ReturnType<typeof cutWalker>>[0]) => {
	const { isWithin } = walkerOf(entries);
	return entries.filter(({ id, entry }) => isWithin(cut, id, entry)).map(({ id }) => id);
};

const main = chain(['a0', 'a1', 'a2', 'a3']);
const [a0, a1] = [main[0], main[1]];
if (!a0 || !a1) throw new Error('there are four');

describe('a cut', () => {
	it('holds the entry that it names and what comes before it in its chain', () => {
		expect(within(main, [['chain', 2, 'a2']])).toEqual(['a0', 'a1', 'a2']);
		expect(within(main, [])).toEqual([]);
	});

	it('holds nothing of other chains, and what any of its places holds', () => {
		const all = [...main, ...chain(['b0', 'b1'], 'other')];
		expect(within(all, [['chain', 1, 'a1']])).toEqual(['a0', 'a1']);
		expect(
			within(all, [
				['other', 0, 'b0'],
				['chain', 0, 'a0']
			])
		).toEqual(['a0', 'b0']);
	});

	it('holds no entry of another chain that the named one follows', () => {
		const strange = chain(['b0', 'b1'], 'other').map(({ id, entry }) => ({
			...{ id, entry: id === 'b1' ? { ...entry, chain: 'chain' as ChainId } : entry }
		}));
		expect(within(strange, [['chain', 1, 'b1']])).toEqual(['b1']);
	});

	it('holds of a chain that forks only the branch that it names', () => {
		const fork = chain(['a0', 'a1', 'fork', 'end']).slice(2);
		expect(within([...main, ...fork], [['chain', 3, 'end']])).toEqual(['a0', 'a1', 'fork', 'end']);
		expect(within([...main, ...fork], [['chain', 2, 'a2']])).toEqual(['a0', 'a1', 'a2']);
	});

	it('holds nothing before a named entry that has not arrived, or is not where it says', () => {
		expect(within(main, [['chain', 4, 'a4']])).toEqual([]);
		expect(within(main, [['chain', 4, 'a3']])).toEqual([]);
		expect(within(main, [['chain', 2, 'a3']])).toEqual([]);
		expect(within(main, [['chain', 3, 'a1']])).toEqual([]);
	});

	it('holds no entry before a gap, until that is closed', () => {
		const { isWithin, byId } = walkerOf(main);
		const gap = byId.get('a2' as EntryId);
		byId.delete('a2' as EntryId);
		const isInside = () => isWithin([['chain', 3, 'a3']], a1.id, a1.entry);
		expect([isInside(), isInside()]).toEqual([false, false]);
		if (gap) byId.set('a2' as EntryId, gap);
		expect(isInside()).toBe(true);
	});

	it('holds the entry that it names although nobody else knows it, and none after it', () => {
		const { isWithin, looked } = walkerOf([]);
		expect(isWithin([['chain', 1, 'a1']], a1.id, a1.entry)).toBe(true);
		expect(isWithin([['chain', 0, 'a0']], a1.id, a1.entry)).toBe(false);
		// There is nothing to walk.
		expect(looked()).toBe(0);
	});

	it('is walked once, however many entries are asked for, and whoever asks', () => {
		const { find, isWithin, looked } = walkerOf(main);
		const cut = [['chain', 3, 'a3']] as const;
		expect(isWithin(cut, a1.id, a1.entry)).toBe(true);
		// The named entry to learn its place, then each step back.
		expect(looked()).toBe(3);
		expect(cutWalker(find)(cut, a1.id, a1.entry)).toBe(true);
		expect(looked()).toBe(3);
		expect(isWithin(cut, a0.id, a0.entry)).toBe(true);
		expect(looked()).toBe(4);
		for (const { id, entry } of main) expect(isWithin(cut, id, entry)).toBe(true);
		expect(looked()).toBe(4);
	});
});
