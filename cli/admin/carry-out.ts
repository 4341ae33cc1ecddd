import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { openDrafts } from '../../server/drafts/index.ts';
import { openDiskBlobs } from '../../server/files/index.ts';
import { defaultLimits } from '../../server/limits.ts';
import { Rulings } from '../../server/gate/index.ts';
import {
	answerSchema,
	channelFile,
	channelSchema,
	operate,
	type Answer,
	type Order
} from '../../server/operator/index.ts';
import { openLevelStore, type StoreRefusal } from '../../server/store/index.ts';
import { err, ok, type Result } from '#lib/kernel/result/index.ts';

/** Has the relay that runs on a folder carry out an order, or does it where none runs. */
export const carryOut = async (
	data: string,
	order: Order
): Promise<Result<Answer, StoreRefusal>> => {
	const answer = await askRelay(data, order);
	return answer ? ok(answer) : operateOn(data, order);
};

/** Undefined where no relay answers; a file without a relay is left by one that was killed. */
const askRelay = async (data: string, order: Order): Promise<Answer | undefined> => {
	const text = await readFile(join(data, channelFile), 'utf8').catch(() => undefined);
	if (text === undefined) return undefined;
	const { port, token } = v.parse(channelSchema, JSON.parse(text));
	const response = await fetch(`http://127.0.0.1:${port}/`, {
		method: 'POST',
		headers: { Authorization: `Bearer ${token}` },
		body: JSON.stringify(order)
	}).catch(() => undefined);
	if (!response?.ok) return undefined;
	return v.parse(answerSchema, await response.json());
};

const operateOn = async (data: string, order: Order): Promise<Result<Answer, StoreRefusal>> => {
	const opened = await openLevelStore(data);
	if (!opened.ok) return err(opened.error);
	const store = opened.value;
	const blobs = await openDiskBlobs(data);
	const rulings = await Rulings.open(store, 'open');
	const drafts = openDrafts({
		store,
		limits: defaultLimits,
		now: () => performance.now(),
		merged: () => undefined,
		fault: (reason) => {
			throw reason;
		}
	});
	const door = {
		connected: () => Promise.resolve([]),
		rule: async (...ruling: Parameters<Rulings['rule']>) => {
			await rulings.rule(...ruling);
			return 0;
		}
	};
	try {
		return ok(await operate({ store, blobs, drafts, door }, order));
	} finally {
		await drafts.close();
		await store.close();
	}
};
