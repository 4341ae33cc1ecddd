import { describe, expect, it } from 'vitest';
import { fakeProves, historyOf, type History } from '../../../../tests/convergence/histories.ts';
import { operationsOf, randomFrom, shuffled } from '../../../../tests/convergence/operations.ts';
import type { ChainId, EntryId } from '#lib/kernel/identity/index.ts';
import { secretSigner } from '#lib/kernel/identity/testing.ts';
import { memoryStore, type SignedEntry } from '#lib/kernel/log/index.ts';
import { WorkspaceLog } from './workspace-log.ts';

// About ten resolutions each: some 15 s on a quiet machine.
const HISTORIES = 1_000;

const openLog = ({ workspace, persons: [person] }: History) => {
	if (!person) throw new Error('a history has persons');
	const facts = new Set<EntryId>();
	const store = memoryStore();
	const log = new WorkspaceLog({
		...{ workspace, person, store, proves: fakeProves },
		signer: secretSigner(new Uint8Array(32).fill(1)),
		vocabulary: { requires: () => null, parse: (_, payload) => payload },
		sink: {
			add: ({ id }) => void facts.add(id),
			remove: ({ id }) => void facts.delete(id)
		},
		now: () => 2_000,
		newChain: () => 'AAAAAAAAAAA' as ChainId,
		exclusively: (run) => run(),
		stated: () => undefined
	});
	const take = async (entries: readonly SignedEntry[]) => {
		await store.append(entries, 1_000);
		await log.catchUp();
	};
	return { log, facts, take };
};

/** Some order in which each entry comes after the one before it in its chain. */
const arrival = (history: History, seed: number): readonly SignedEntry[] => {
	const left = new Set(shuffled(history.entries, seed));
	const here = new Set<string>(['', history.workspace]);
	const order: SignedEntry[] = [];
	while (left.size > 0) {
		for (const each of left) {
			if (!here.has(each.entry.prev)) continue;
			left.delete(each);
			here.add(each.id);
			order.push(each);
		}
	}
	return order;
};

const stateOf = ({ log, facts }: ReturnType<typeof openLog>) => ({
	facts: [...facts].sort(),
	unaccepted: [...log.unaccepted].sort(([a], [b]) => (a < b ? -1 : 1))
});

describe('judging again only what a new entry touches', () => {
	it('gives the verdicts of judging everything anew, whatever order entries come in', async () => {
		let removals = 0;
		for (let seed = 1; seed <= HISTORIES; seed++) {
			const history = historyOf(operationsOf(seed, 20));
			const whole = openLog(history);
			await whole.take(history.entries);
			const bitByBit = openLog(history);
			const random = randomFrom(seed);
			const order = arrival(history, seed);
			for (let from = 0; from < order.length;) {
				const to = from + 1 + random(4);
				const before = bitByBit.facts.size;
				await bitByBit.take(order.slice(from, to));
				if (bitByBit.facts.size < before) removals++;
				from = to;
			}
			expect([seed, stateOf(bitByBit)]).toEqual([seed, stateOf(whole)]);
		}
		// The histories must hold what this is about.
		expect(removals).toBeGreaterThan(HISTORIES / 20);
	}, 120_000);
});
