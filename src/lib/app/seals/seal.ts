import type { EntryId } from '#lib/kernel/identity/index.ts';
import type { Frontier } from './frontier.ts';
export interface TermSeal {
	readonly id: EntryId;
	readonly from: string;
	readonly to: string;
	readonly label: string;
	readonly frontier: Frontier;
	readonly facts: number;
	readonly totals: string;
}
