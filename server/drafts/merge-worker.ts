/** The worker's side of `merger.ts`: one job in, one answer out. */
import { parentPort } from 'node:worker_threads';
import * as v from 'valibot';
import { mergeDraft } from './merge.ts';
import { encodeSnapshot } from './snapshot.ts';

const jobSchema = v.object({ id: v.number(), updates: v.array(v.instance(Uint8Array)) });

parentPort?.on('message', (message: unknown) => {
	const { id, updates } = v.parse(jobSchema, message);
	try {
		parentPort?.postMessage({ id, snapshot: encodeSnapshot(mergeDraft(updates)) });
	} catch {
		parentPort?.postMessage({ id, snapshot: undefined });
	}
});
