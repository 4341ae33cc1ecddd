/** One synced write at a time: what arrives meanwhile shares the next one. */
import type { WriteOperation } from './key-value.ts';

/** What a commit tells whoever measures. */
export type CommitObserver = (milliseconds: number, operations: number) => void;

/** Asks for operations to be written; resolves when they are on disk, rejects when they are not. */
export type Commit = (operations: readonly WriteOperation[], onStall?: () => void) => Promise<void>;

type Waiting = {
	readonly operations: readonly WriteOperation[];
	readonly onStall: (() => void) | undefined;
	readonly resolve: () => void;
	readonly reject: (reason: unknown) => void;
};

const stallMs = 25;

/** Groups commits over `write`, which must be durable when it resolves. */
export const groupCommit = (
	write: (operations: WriteOperation[]) => Promise<void>,
	observe: CommitObserver
): Commit => {
	let waiting: Waiting[] = [];
	let writing = false;
	let failure: { readonly reason: unknown } | undefined;

	const writeGroup = async (group: readonly Waiting[]): Promise<void> => {
		const operations = group.flatMap((one) => one.operations);
		const started = performance.now();
		const stalled = setTimeout(() => group.forEach((one) => one.onStall?.()), stallMs);
		try {
			if (failure !== undefined) throw failure.reason;
			await write(operations);
			observe(performance.now() - started, operations.length);
			for (const one of group) one.resolve();
		} catch (reason) {
			// After one failed write the order on disk is no longer known, so nothing may follow it.
			failure = { reason };
			for (const one of group) one.reject(reason);
		} finally {
			clearTimeout(stalled);
		}
	};
	const run = async (): Promise<void> => {
		writing = true;
		while (waiting.length > 0) {
			const group = waiting;
			waiting = [];
			await writeGroup(group);
		}
		writing = false;
	};

	return (operations, onStall) =>
		new Promise((resolve, reject) => {
			waiting.push({ operations, onStall, resolve, reject });
			if (!writing) void run();
		});
};
