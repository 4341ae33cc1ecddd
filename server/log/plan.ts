import type { ChainId } from '#lib/kernel/identity/index.ts';
import type { Tip } from '#lib/kernel/log/index.ts';
import type { Chains } from './chains.ts';

/** What a client lacks of one chain: all after an entry it has, or whatever of a fork it has not. */
export type Lack =
	| { readonly type: 'after'; readonly chain: ChainId; readonly tip: Tip | undefined }
	| { readonly type: 'branches'; readonly chain: ChainId; readonly tips: readonly Tip[] };

/** What has to pass between relay and client for both to have the same. */
export type Plan = {
	readonly lacks: readonly Lack[];
	readonly wants: readonly { readonly chain: ChainId; readonly from: number }[];
	/** How many entries the client lacks; of a fork, at most. */
	readonly total: number;
};

/** Compares the tips that a client names with the chains on disk. */
export const planFor = (ours: Chains['tips'], theirs: readonly Tip[]): Plan => {
	const lacks: Lack[] = [];
	const wants: { chain: ChainId; from: number }[] = [];
	let total = 0;
	const named = new Map<ChainId, Tip[]>();
	for (const tip of theirs) named.set(tip.chain, [...(named.get(tip.chain) ?? []), tip]);
	for (const [chain, tips] of ours) {
		const top = Math.max(...tips.map(({ seq }) => seq));
		const known = named.get(chain) ?? [];
		const [tip, ...branches] = known;
		if (isSame(tips, known)) continue;
		if (tips.length === 1 && branches.length === 0) {
			if (tip && tip.seq > top) wants.push({ chain, from: top + 1 });
			else {
				lacks.push({ type: 'after', chain, tip });
				total += top - (tip?.seq ?? -1);
			}
		} else {
			lacks.push({ type: 'branches', chain, tips: known });
			total += top + 1;
		}
	}
	for (const chain of named.keys()) if (!ours.has(chain)) wants.push({ chain, from: 0 });
	return { lacks, wants, total };
};

const isSame = (a: readonly Tip[], b: readonly Tip[]): boolean =>
	a.length === b.length && a.every(({ id }) => b.some((other) => other.id === id));
