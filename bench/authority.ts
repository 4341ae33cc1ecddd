/**
 * Who may do what: resolving 3,000 authority facts and judging all facts by them, and what one more
 * authority fact of each kind costs an open log. Times are of the processor, so that a busy machine
 * changes them little. Run: `npx tsx bench/authority.ts`.
 */
import { WorkspaceLog } from '#lib/app/log/index.ts';
import {
	Control,
	prove,
	resolveAuthority,
	unproven,
	type Identified
} from '#lib/kernel/authority/index.ts';
import { controlSpace, type EntryId } from '#lib/kernel/identity/index.ts';
import { memoryStore, type SignedEntry } from '#lib/kernel/log/index.ts';
import { councilOf, type Council } from './council.ts';
import { collectGarbage, cpuMs, cpuMsOf, report } from './report.ts';

const MAX_AUTHORITY = 3_000;
/** The first half warms the engine up. */
const TIMES = 80;

/** The same entries as they come from a disk: objects that nothing has been remembered of. */
const fresh = (entries: readonly SignedEntry[]): readonly Identified[] =>
	structuredClone(entries.map(({ id, entry }) => ({ id, entry })));

const resolving = ({ workspace }: Council, entries: readonly Identified[]) => {
	const byId = new Map(entries.map(({ id, entry }) => [id, entry]));
	const ofControl = entries.filter(({ entry }) => entry.space === controlSpace);
	return async () => {
		const control = Control.none.with(ofControl);
		await prove(unproven(workspace, control));
		return resolveAuthority(workspace, control, (id: EntryId) => byId.get(id));
	};
};

const median = (times: readonly number[]) =>
	[...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;

const settled = (times: readonly number[]) => median(times.slice(times.length / 2));

/** What a new device costs at the least: admitting its key and checking that it has signed. */
const keyMsIn = async ({ workspace, device }: Council) => {
	const times: number[] = [];
	for (let time = 0; time < TIMES; time++) {
		const claims = unproven(workspace, Control.none.with([await device()]));
		times.push(await cpuMsOf(() => prove(claims)));
	}
	return settled(times);
};

const measure = async (size: number) => {
	const council = await councilOf(size, MAX_AUTHORITY);
	const entries = fresh(council.entries);
	const resolve = resolving(council, entries);
	const coldMs = await cpuMsOf(resolve);
	const againMs = await cpuMsOf(resolve);
	const authority = await resolve();
	const judgeMs = cpuMs(() => entries.map((each) => authority.judge(each, 'thing.say')));

	const store = memoryStore();
	const log = new WorkspaceLog({
		...council.ports,
		store,
		vocabulary: { requires: () => 'thing.say', parse: (_, payload) => payload },
		sink: { add: () => undefined, remove: () => undefined }
	});
	await store.append(council.entries, 1);
	const openMs = await cpuMsOf(() => log.catchUp());
	const oneMore = async (make: () => Promise<SignedEntry>) => {
		const times: number[] = [];
		collectGarbage(); // what opening the log left: other threads would collect it meanwhile
		for (let time = 0; time < TIMES; time++) {
			await store.append([await make()], 2);
			times.push(await cpuMsOf(() => log.catchUp()));
		}
		return settled(times);
	};
	return {
		facts: size,
		authorityFacts: MAX_AUTHORITY,
		coldMs,
		againMs,
		judgeMs,
		openMs,
		keyMs: await keyMsIn(council),
		grantMs: await oneMore(council.grant),
		deviceMs: await oneMore(council.device),
		revocationMs: await oneMore(council.revocation),
		ratificationMs: await oneMore(council.ratification)
	};
};

const rows = [];
for (const size of [25_000, 50_000, 100_000]) rows.push(await measure(size));
report('authority', rows);
