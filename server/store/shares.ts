/** The shares of the keys of full documents, and the read facts against which they were given. */
import type { Commit } from './group-commit.ts';
import type { KeyValue } from './key-value.ts';
import * as keys from './keys.ts';
import type { Quarantine } from './quarantine.ts';
import { openRow, sealRow } from './rows.ts';
import type { Store } from './store.ts';

type ShareStore = Pick<Store, 'readShare' | 'keepShare' | 'dropShare' | 'isSpent' | 'spendFact'>;

/** Keeps shares on an ordered key-value disk. */
export const storeShares = (
	disk: KeyValue,
	commit: Commit,
	quarantine: Quarantine
): ShareStore => ({
	readShare: async (document) => {
		const key = keys.shareKey(document);
		const row = await disk.get(key);
		if (row === undefined) return undefined;
		const share = openRow(row);
		if (share === undefined) await quarantine(key, row);
		return share;
	},
	keepShare: (document, share) =>
		commit([{ type: 'put', key: keys.shareKey(document), value: sealRow(share) }]),
	dropShare: async (document) => {
		const spent = await disk.scan(...keys.below(keys.spentPrefix(document)));
		await commit(
			[keys.shareKey(document), ...spent.map(([key]) => key)].map((key) => ({ type: 'del', key }))
		);
	},
	isSpent: async (document, fact) =>
		// A damaged row still says so: the mark is that there is one.
		(await disk.get(keys.spentKey(document, fact))) !== undefined,
	spendFact: (document, fact) =>
		commit([{ type: 'put', key: keys.spentKey(document, fact), value: Uint8Array.of(1) }])
});
