import { beforeEach, describe, expect, it } from 'vitest';
import type { Fact } from '#lib/kernel/facts/index.ts';
import {
	membersSpace,
	type ChainId,
	type EntryId,
	type WorkspaceId
} from '#lib/kernel/identity/index.ts';
import { secretSigner } from '#lib/kernel/identity/testing.ts';
import {
	memoryStore,
	nextEntry,
	signBatch,
	StoreFailure,
	type LogStore,
	type SignedEntry
} from '#lib/kernel/log/index.ts';
import { foundWorkspace, type Entrance } from '../session/entrance.ts';
import { value } from '../session/testing.ts';
import type { Vocabulary } from './ports.ts';
import { WorkspaceLog } from './workspace-log.ts';

const alice = secretSigner(new Uint8Array(32).fill(1));
const chain = (letter: string) => `AAAAAAAAAA${letter}` as ChainId;

/** A domain that knows one event, which takes the capability `speak`. */
const vocabulary: Vocabulary = {
	requires: (type) => (type === 'word.said' ? 'speak' : undefined),
	parse: (_, payload) =>
		typeof payload === 'object' && payload !== null && 'word' in payload ? payload : undefined
};

let entrance: Entrance;

beforeEach(async () => {
	let drawn = 0;
	const draw = (length: number) => Uint8Array.from({ length }, () => ++drawn);
	const founding = { name: '虚构', template: 'alliance', timezone: 'Asia/Shanghai' };
	entrance = await foundWorkspace(alice, founding, 1_000, draw);
});

const openLog = async (store: LogStore = memoryStore()) => {
	const facts: Fact[] = [];
	const log = new WorkspaceLog({
		workspace: entrance.workspace,
		person: entrance.person,
		store,
		signer: alice,
		vocabulary,
		sink: {
			add: (fact) => facts.push(fact),
			remove: (fact) => facts.splice(facts.indexOf(fact), 1)
		},
		now: () => 2_000,
		newChain: () => chain('E'),
		exclusively: (run) => run(),
		stated: () => undefined
	});
	await store.append(entrance.entries, 1_000);
	await log.catchUp();
	return { log, facts, store };
};

const says = (word: string) => ({ type: 'word.said', payload: { word } });

/** Entries by the founder's own device in another chain, as they would come from elsewhere. */
const fromElsewhere = async (
	events: readonly { type: string; payload: Record<string, string> }[]
): Promise<readonly SignedEntry[]> => {
	let tip: { chain: ChainId; seq: number; id: EntryId } | undefined;
	const entries = events.map(({ type, payload }) => {
		const head = { space: membersSpace, chain: chain('I'), workspace: entrance.workspace };
		const next = nextEntry(tip ? { ...head, tip } : head, alice.device, {
			type,
			payload,
			by: entrance.person,
			auth: [entrance.workspace as string as EntryId],
			at: 1_500
		});
		tip = { chain: chain('I'), seq: next.entry.seq, id: next.id };
		return next;
	});
	return signBatch(entries, alice);
};

const words = (facts: readonly Fact[]) =>
	facts.map(({ payload }) => (payload as { word: string }).word);

describe('the log of a workspace', () => {
	it('states a batch in which a later event may name an earlier one', async () => {
		const { log, facts } = await openLog();
		const ids = value(
			await log.state(membersSpace, (say) => {
				const first = say(says('一'));
				say(says(first));
			})
		);
		expect(words(facts)).toEqual(['一', ids[0]]);
	});

	it('[I12] keeps and passes on what a newer version has written, without effect', async () => {
		const { log, facts, store } = await openLog();
		const [entry] = await fromElsewhere([{ type: 'word.sung', payload: { word: '一' } }]);
		if (!entry) throw new Error('one event, one entry');
		value(await log.receive([entry]));
		expect(facts).toEqual([]);
		expect([...log.unaccepted]).toEqual([[entry.id, { code: 'newer_version' }]]);
		expect((await store.get(entry.id))?.bytes).toEqual(entry.bytes);
	});

	it('says of a payload that is not what its type promises that it is malformed', async () => {
		const { log, facts } = await openLog();
		const [entry] = await fromElsewhere([{ type: 'word.said', payload: { wurd: '一' } }]);
		if (!entry) throw new Error('one event, one entry');
		value(await log.receive([entry]));
		expect(facts).toEqual([]);
		expect(log.unaccepted.get(entry.id)).toEqual({ code: 'malformed_payload' });
	});

	it('keeps out an entry whose signature does not hold, and takes the next one', async () => {
		const { log, facts, store } = await openLog();
		const [good] = await fromElsewhere([says('真')]);
		const [forged] = await fromElsewhere([says('假')]);
		if (!good?.signature || !forged) throw new Error('two entries');
		value(await log.receive([{ ...forged, signature: good.signature }]));
		expect(log.unaccepted.get(forged.id)).toEqual({ code: 'bad_signature' });
		expect(await store.get(forged.id)).toBeUndefined();
		value(await log.receive([good]));
		expect(words(facts)).toEqual(['真']);
	});

	it('holds an entry back until the one before it has come', async () => {
		const { log, facts } = await openLog();
		const [first, second] = await fromElsewhere([says('一'), says('二')]);
		if (!first || !second) throw new Error('two entries');
		value(await log.receive([second]));
		expect(log.unaccepted.get(second.id)).toEqual({ code: 'waiting' });
		value(await log.receive([first]));
		expect(words(facts)).toEqual(['一', '二']);
		expect([...log.unaccepted]).toEqual([]);
	});

	it('states nothing at all where the disk is full, and works again when it is not', async () => {
		const store = memoryStore();
		let isFull = false;
		const { log, facts } = await openLog({
			...store,
			append: (entries, at) =>
				isFull
					? Promise.reject(new StoreFailure({ code: 'store_full' }, undefined))
					: store.append(entries, at)
		});
		isFull = true;
		const refused = await log.state(membersSpace, (say) => {
			say(says('一'));
			say(says('二'));
		});
		expect(refused).toEqual({ ok: false, error: { code: 'store_full' } });
		expect(facts).toEqual([]);
		isFull = false;
		value(await log.state(membersSpace, (say) => say(says('三'))));
		expect(words(facts)).toEqual(['三']);
	});

	it('continues one chain in two tabs without forking it', async () => {
		const store = memoryStore();
		const [one, two] = [await openLog(store), await openLog(store)];
		value(await one.log.state(membersSpace, (say) => say(says('一'))));
		value(await two.log.state(membersSpace, (say) => say(says('二'))));
		await one.log.catchUp();
		expect(words(one.facts)).toEqual(['一', '二']);
		expect(words(two.facts)).toEqual(['一', '二']);
		expect(await store.tips(membersSpace)).toMatchObject([{ seq: 1 }]);
	});

	it('refuses to open a workspace’s entries as another’s', async () => {
		const { log } = await openLog();
		const other = 'B'.repeat(42) + 'A';
		const [entry] = await fromElsewhere([says('一')]);
		if (!entry) throw new Error('one event, one entry');
		const head = { space: membersSpace, chain: chain('M'), workspace: other as WorkspaceId };
		const [foreign] = await signBatch(
			[nextEntry(head, alice.device, { ...entry.entry, payload: { word: '二' } })],
			alice
		);
		if (!foreign) throw new Error('one event, one entry');
		value(await log.receive([foreign]));
		expect(log.unaccepted.get(foreign.id)).toEqual({ code: 'broken_chain' });
	});
});
