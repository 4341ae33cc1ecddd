/** Damaged rows are put aside as they are: never served, never thrown away. */
import type { Commit } from './group-commit.ts';
import { quarantineKey } from './keys.ts';

/** Puts one damaged row aside; resolves when it is. */
export type Quarantine = (key: string, row: Uint8Array) => Promise<void>;

/** Tells of damage found while reading; `area` is the first letter of the key, nothing more. */
export type DamageObserver = (area: string) => void;

/** Moves damaged rows below `q/`. */
export const openQuarantine =
	(commit: Commit, observe: DamageObserver): Quarantine =>
	(key, row) => {
		observe(key.slice(0, 1));
		return commit([
			{ type: 'put', key: quarantineKey(key), value: Uint8Array.from(row) },
			{ type: 'del', key }
		]).catch(() => {
			// The failed commit is already known to everybody who waits for a write of their own.
		});
	};
