/** Merging in a worker thread: the event loop only hands bytes over and takes bytes back. */
import { Worker } from 'node:worker_threads';
import * as v from 'valibot';

/** Merges updates, in order, into an encoded snapshot; `undefined` when that cannot be done now. */
export type Merger = {
	merge(updates: readonly Uint8Array[]): Promise<Uint8Array | undefined>;
	close(): Promise<void>;
};

type Job = (snapshot: Uint8Array | undefined) => void;

const answerSchema = v.object({
	id: v.number(),
	snapshot: v.optional(v.instance(Uint8Array))
});
const patienceMs = 60_000;

/** Opens a merger whose worker starts with the first job. */
export const openMerger = (): Merger => {
	const jobs = new Map<number, Job>();
	let worker: Worker | undefined;
	let lastJob = 0;

	const answer = (id: number, snapshot: Uint8Array | undefined): void => {
		jobs.get(id)?.(snapshot);
		jobs.delete(id);
	};
	const giveUp = (): void => {
		worker = undefined;
		for (const id of [...jobs.keys()]) answer(id, undefined);
	};
	const start = (): Worker => {
		const started = new Worker(new URL('./merge-worker.mjs', import.meta.url));
		started.unref();
		started.on('message', (message: unknown) => {
			const { id, snapshot } = v.parse(answerSchema, message);
			answer(id, snapshot);
		});
		// A worker that died takes its jobs along; drafts stay as they are and the next job starts anew.
		started.on('error', () => undefined);
		started.on('exit', () => {
			if (worker === started || worker === undefined) giveUp();
		});
		return started;
	};
	const merge: Merger['merge'] = (updates) =>
		new Promise((resolve) => {
			const id = ++lastJob;
			worker ??= start();
			const current = worker;
			const patience = setTimeout(() => void current.terminate(), patienceMs);
			patience.unref();
			jobs.set(id, (snapshot) => {
				clearTimeout(patience);
				resolve(snapshot);
			});
			current.postMessage({ id, updates });
		});

	return {
		merge,
		close: async () => {
			await worker?.terminate();
			giveUp();
		}
	};
};
