/** Small things that outlive the process: counts, and what the operator has ruled. */
import { decode, encode } from 'cborg';
import * as v from 'valibot';
import type { Commit } from './group-commit.ts';
import type { KeyValue } from './key-value.ts';
import * as keys from './keys.ts';
import type { Quarantine } from './quarantine.ts';
import { openRow, sealRow } from './rows.ts';
import type { Store } from './store.ts';

type CountStore = Pick<Store, 'readCount' | 'writeCounts' | 'listRulings' | 'rule'>;

const countSchema = v.tuple([v.number(), v.number()]);

/** Keeps counts and rulings on an ordered key-value disk. */
export const storeCounts = (
	disk: KeyValue,
	commit: Commit,
	quarantine: Quarantine
): CountStore => ({
	readCount: async (name) => {
		const row = await disk.get(keys.countKey(name));
		if (row === undefined) return undefined;
		const payload = openRow(row);
		if (payload === undefined) {
			await quarantine(keys.countKey(name), row);
			return undefined;
		}
		const [period, value] = v.parse(countSchema, decode(payload));
		return { name, period, value };
	},
	writeCounts: (counts) =>
		commit(
			counts.map(({ name, period, value }) => ({
				type: 'put',
				key: keys.countKey(name),
				value: sealRow(encode([period, value]))
			}))
		),
	listRulings: async (kind) =>
		(await disk.scan(...keys.below(keys.rulingsPrefix(kind)))).map(([key]) =>
			decodeURIComponent(key.split('/')[2] ?? '')
		),
	rule: (kind, id, holds) => {
		const key = keys.rulingKey(kind, id);
		return commit([holds ? { type: 'put', key, value: Uint8Array.of(1) } : { type: 'del', key }]);
	}
});
