import type { Block } from './block.ts';
import { blockText, sameBlock } from './block.ts';

/**
 * Which old line a new line continues: for each new index the old index, or −1 for a new line. The
 * order is kept. A line that is continued keeps the words that others are typing in it, so the
 * pairs that share most text are chosen.
 */
export const alignBlocks = (from: readonly Block[], to: readonly Block[]): readonly number[] => {
	const head = commonHead(from, to);
	const tail = commonTail(from, to, head);
	const oldMiddle = from.slice(head, from.length - tail);
	const newMiddle = to.slice(head, to.length - tail);
	const middle =
		oldMiddle.length === newMiddle.length && oldMiddle.length === 1
			? [0]
			: alignMiddle(oldMiddle, newMiddle);
	return to.map((_, index) => {
		if (index < head) return index;
		if (index >= to.length - tail) return index - to.length + from.length;
		const old = middle[index - head] ?? -1;
		return old === -1 ? -1 : old + head;
	});
};

const same = (a: Block | undefined, b: Block | undefined) =>
	a !== undefined && b !== undefined && sameBlock(a, b);

const commonHead = (from: readonly Block[], to: readonly Block[]) => {
	const most = Math.min(from.length, to.length);
	let count = 0;
	while (count < most && same(from[count], to[count])) count += 1;
	return count;
};

const commonTail = (from: readonly Block[], to: readonly Block[], head: number) => {
	const most = Math.min(from.length, to.length) - head;
	let count = 0;
	while (count < most && same(from.at(-1 - count), to.at(-1 - count))) count += 1;
	return count;
};

/** Above this many comparisons lines are paired by their place: a pasted book need not be clever. */
const mostComparisons = 40_000;

const alignMiddle = (from: readonly Block[], to: readonly Block[]): readonly number[] => {
	if (from.length * to.length > mostComparisons)
		return to.map((_, index) => (index < from.length ? index : -1));
	return backtrack(bestScores(from, to), from, to);
};

/** `scores[i][j]`: the best total likeness of the old lines from `i` and the new lines from `j`. */
const bestScores = (from: readonly Block[], to: readonly Block[]): readonly number[][] => {
	const scores = Array.from({ length: from.length + 1 }, () =>
		new Array<number>(to.length + 1).fill(0)
	);
	from.toReversed().forEach((oldBlock, fromEnd) => {
		const row = scores[from.length - 1 - fromEnd] ?? [];
		const below = scores[from.length - fromEnd] ?? [];
		for (let j = to.length - 1; j >= 0; j -= 1) {
			const newBlock = to[j];
			const paired = newBlock ? likeness(oldBlock, newBlock) + (below[j + 1] ?? 0) : 0;
			row[j] = Math.max(paired, below[j] ?? 0, row[j + 1] ?? 0);
		}
	});
	return scores;
};

const backtrack = (
	scores: readonly number[][],
	from: readonly Block[],
	to: readonly Block[]
): readonly number[] => {
	const pairs = new Array<number>(to.length).fill(-1);
	let i = 0;
	let j = 0;
	while (i < from.length && j < to.length) {
		const [oldBlock, newBlock, best] = [from[i], to[j], scores[i]?.[j] ?? 0];
		const paired =
			oldBlock && newBlock ? likeness(oldBlock, newBlock) + (scores[i + 1]?.[j + 1] ?? 0) : 0;
		if (paired === best) {
			pairs[j] = i;
			i += 1;
			j += 1;
		} else if ((scores[i + 1]?.[j] ?? 0) === best) i += 1;
		else j += 1;
	}
	return pairs;
};

/** Text in common at both ends counts most, then the kind; any pair is better than none. */
const likeness = (a: Block, b: Block): number =>
	4 * commonEnds(blockText(a), blockText(b)) + (a.kind === b.kind ? 2 : 0) + 1;

const commonEnds = (a: string, b: string): number => {
	const most = Math.min(a.length, b.length);
	let start = 0;
	while (start < most && a[start] === b[start]) start += 1;
	let end = 0;
	while (end < most - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
	return start + end;
};
