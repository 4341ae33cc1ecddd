import { beforeEach, describe, expect, it } from 'vitest';
import type { Fact } from '#lib/kernel/facts/index.ts';
import {
	controlSpace,
	type ChainId,
	type EntryId,
	type Space
} from '#lib/kernel/identity/index.ts';
import { secretSigner } from '#lib/kernel/identity/testing.ts';
import { memoryStore, nextEntry, signBatch, type SignedEntry } from '#lib/kernel/log/index.ts';
import { Keyring, openEpoch, secretWrapKeys } from '#lib/kernel/sealed/index.ts';
import { foundWorkspace, type Entrance } from '../session/entrance.ts';
import { value } from '../session/testing.ts';
import type { Vocabulary } from './ports.ts';
import { WorkspaceLog } from './workspace-log.ts';

const alice = secretSigner(new Uint8Array(32).fill(1));
const space = 'closed:1' as Space;
let drawn = 0;
const draw = (length: number) => Uint8Array.from({ length }, () => (++drawn * 7) % 251);

const vocabulary: Vocabulary = {
	requires: (type) => (type === 'word.said' ? 'speak' : undefined),
	parse: (_, payload) =>
		typeof payload === 'object' && payload !== null && 'word' in payload ? payload : undefined
};

let entrance: Entrance;

beforeEach(async () => {
	const founding = { name: '虚构', template: 'alliance', timezone: 'Asia/Shanghai' };
	entrance = await foundWorkspace(alice, founding, 1_000, draw);
});

/** A log with a keyring of its own; without `seed` it can hold no key. */
const openLog = async (seed?: number) => {
	const { workspace, person } = entrance;
	const made = seed === undefined ? undefined : await secretWrapKeys(new Uint8Array(32).fill(seed));
	const wrapKeys = made && value(made);
	const keyring = new Keyring({ workspace, holder: alice.device, pair: wrapKeys?.pair });
	const facts: Fact[] = [];
	const store = memoryStore();
	let chains = 0;
	const log = new WorkspaceLog({
		...{ workspace, person, store, signer: alice, vocabulary },
		sink: {
			add: (fact) => facts.push(fact),
			remove: (fact) => facts.splice(facts.indexOf(fact), 1)
		},
		sealing: { keyring, draw },
		now: () => 2_000,
		newChain: () => `AAAAAAAAA${seed ?? 0}${'EIM'[chains++] ?? 'A'}` as ChainId,
		exclusively: (run) => run(),
		stated: () => undefined
	});
	await store.append(entrance.entries, 1_000);
	await log.catchUp();
	const entries = async () => (await store.after(0, 1_000)) as readonly SignedEntry[];
	return { log, facts, keyring, entries, wrapKey: wrapKeys?.key ?? '' };
};

type Opened = Awaited<ReturnType<typeof openLog>>;

/** Opens the space, and its first epoch for this very log. */
const openSpace = async ({ log, keyring, wrapKey }: Opened) => {
	const opened = {
		space,
		history: 'full',
		isSealed: true,
		epochs: [],
		current: undefined
	} as const;
	const holders = [{ name: alice.device, key: wrapKey }];
	const { payloads } = await openEpoch(entrance.workspace, opened, { holders, keyring, draw });
	const payload = { space, sealed: true, history: 'full' };
	value(await log.state(controlSpace, (say) => say({ type: 'space.opened', payload })));
	for (const each of payloads) {
		value(await log.state(controlSpace, (say) => say({ type: 'epoch.opened', payload: each })));
	}
	await log.learnKeys();
};

const says = (word: string) => ({ type: 'word.said', payload: { word } });
const words = ({ facts }: Opened) => facts.map(({ payload }) => (payload as { word: string }).word);

describe('the log of a sealed space', () => {
	it('states a batch in which a later event names an earlier one, all of it sealed', async () => {
		const hers = await openLog(5);
		await openSpace(hers);
		const ids = value(
			await hers.log.state(space, (say) => {
				const first = say(says('一'));
				say(says(first));
			})
		);
		expect(words(hers)).toEqual(['一', ids[0]]);
		expect(hers.facts.map(({ type }) => type)).toEqual(['word.said', 'word.said']);
		const kept = (await hers.entries()).filter(({ entry }) => entry.space === space);
		expect(kept.map(({ entry }) => entry.type)).toEqual(['sealed', 'sealed']);
	});

	it('holds back what it cannot open, and counts it when the key has come', async () => {
		const hers = await openLog(5);
		await openSpace(hers);
		const [id] = value(await hers.log.state(space, (say) => say(says('一'))));
		const entries = await hers.entries();
		const later = await openLog(5);
		const withoutEpoch = entries.filter(({ entry }) => entry.type !== 'epoch.opened');
		value(await later.log.receive(withoutEpoch));
		expect([...later.log.unaccepted]).toEqual([[id, { code: 'no_key' }]]);
		value(await later.log.receive(entries));
		expect(words(later)).toEqual(['一']);
		expect([...later.log.unaccepted]).toEqual([]);
	});

	it('gives the same verdicts in whatever order the opening and the entries came', async () => {
		const hers = await openLog(5);
		await openSpace(hers);
		value(await hers.log.state(space, (say) => say(says('一'))));
		const head = { space, chain: 'AAAAAAAAAAQ' as ChainId, workspace: entrance.workspace };
		const said = { by: entrance.person, auth: [entrance.workspace as string as EntryId], at: 1 };
		const clear = await signBatch(
			[nextEntry(head, alice.device, { ...said, ...says('明处') })],
			alice
		);
		const isNew = ({ id }: SignedEntry) => !entrance.entries.some((each) => each.id === id);
		const entries = [...(await hers.entries()).filter(isNew), ...clear];
		const verdicts = [];
		for (const order of [entries, entries.toReversed()]) {
			const other = await openLog(5);
			for (const entry of order) value(await other.log.receive([entry]));
			verdicts.push({ words: words(other), unaccepted: [...other.log.unaccepted] });
		}
		expect(verdicts[0]).toEqual({
			words: ['一'],
			unaccepted: [[clear[0]?.id, { code: 'not_sealed' }]]
		});
		expect(verdicts[1]).toEqual(verdicts[0]);
	});

	it('says of a device that can hold no key what it cannot read, and lets it state nothing', async () => {
		const hers = await openLog(5);
		await openSpace(hers);
		value(await hers.log.state(space, (say) => say(says('一'))));
		const keyless = await openLog();
		value(await keyless.log.receive(await hers.entries()));
		expect([...keyless.log.unaccepted.values()]).toEqual([{ code: 'no_key' }]);
		expect(await keyless.log.state(space, (say) => say(says('二')))).toEqual({
			ok: false,
			error: { code: 'no_key' }
		});
	});
});
