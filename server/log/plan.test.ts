import { describe, expect, it } from 'vitest';
import type { ChainId, EntryId } from '#lib/kernel/identity/index.ts';
import type { Tip } from '#lib/kernel/log/index.ts';
import { planFor } from './plan.ts';

const tip = (chain: string, seq: number, id = `${chain}${seq}`): Tip => ({
	chain: chain as ChainId,
	seq,
	id: id as EntryId
});
const chains = (...tips: readonly Tip[]) => {
	const byChain = new Map<ChainId, Tip[]>();
	for (const each of tips) byChain.set(each.chain, [...(byChain.get(each.chain) ?? []), each]);
	return byChain;
};

describe('what has to pass between relay and client', () => {
	it('is nothing where both name the same tips', () => {
		const tips = [tip('a', 3), tip('b', 0)];
		expect(planFor(chains(...tips), tips)).toEqual({ lacks: [], wants: [], total: 0 });
	});

	it('is everything for a client that has nothing', () => {
		const plan = planFor(chains(tip('a', 3), tip('b', 0)), []);
		expect(plan.lacks).toEqual([
			{ type: 'after', chain: 'a', tip: undefined },
			{ type: 'after', chain: 'b', tip: undefined }
		]);
		expect(plan.total).toBe(5);
	});

	it('is the rest of a chain, to whichever side lacks it', () => {
		const plan = planFor(chains(tip('a', 9), tip('b', 2)), [tip('a', 4), tip('b', 5), tip('c', 1)]);
		expect(plan).toEqual({
			lacks: [{ type: 'after', chain: 'a', tip: tip('a', 4) }],
			wants: [
				{ chain: 'b', from: 3 },
				{ chain: 'c', from: 0 }
			],
			total: 5
		});
	});

	it('is decided entry by entry where a chain forks on either side', () => {
		const forked = [tip('a', 3, 'left'), tip('a', 2, 'right')];
		const here = planFor(chains(...forked), [tip('a', 3, 'left')]);
		const there = planFor(chains(tip('a', 3, 'left')), forked);
		expect(here.lacks).toEqual([{ type: 'branches', chain: 'a', tips: [tip('a', 3, 'left')] }]);
		expect(there.lacks).toEqual([{ type: 'branches', chain: 'a', tips: forked }]);
		expect(planFor(chains(...forked), forked.toReversed()).lacks).toEqual([]);
	});
});
