/**
 * Folding and scoring facts: cold from entries, from a checkpoint, and one more fact, against
 * `JSON.parse` of the same facts as the floor. Times are of the processor, so that a busy machine
 * changes them little. Run: `npx tsx bench/facts.ts`.
 */
import { WorkspaceLog } from '#lib/app/log/index.ts';
import { Projections, vocabulary } from '#lib/app/projections/index.ts';
import { builtInFigures, ScoreBook } from '#lib/app/scores/index.ts';
import { membersSpace } from '#lib/kernel/identity/index.ts';
import { decodeStored, memoryStore, type KeptEntry, type LogStore } from '#lib/kernel/log/index.ts';
import { value } from '../src/lib/app/session/testing.ts';
import { clubOf } from './club.ts';
import { cpuMs, cpuMsOf, report } from './report.ts';

type Club = Awaited<ReturnType<typeof clubOf>>;

const openLog = (club: Club, store: LogStore) => {
	const projections: Projections = new Projections({
		had: (id, capability) => log.had(id, capability),
		timezone: () => 'Asia/Shanghai',
		lateMinutes: () => 10
	});
	const log: WorkspaceLog = new WorkspaceLog({
		...club.ports,
		store,
		vocabulary,
		sink: projections
	});
	const sources = { projections, timezone: () => 'Asia/Shanghai', now: () => club.end };
	const book = new ScoreBook(sources, () => builtInFigures);
	return { log, book };
};

const measure = async (size: number, members: number) => {
	const club = await clubOf(size, members);
	const json = JSON.stringify(club.entries.map(({ id, entry }) => ({ id, entry, receivedAt: 1 })));
	const floorMs = cpuMs(() => JSON.parse(json) as unknown);

	// Cold: every entry is decoded from its bytes, as a store without a checkpoint does.
	const decodeMs = cpuMs(() => club.entries.map(({ bytes }) => decodeStored(bytes)));
	const store = memoryStore();
	await store.append(club.entries, 1);
	const cold = openLog(club, store);
	const foldMs = await cpuMsOf(() => cold.log.catchUp());
	const scoreMs = cpuMs(() => cold.book.scores(), 1);

	const checkpointed: LogStore = {
		...store,
		checkpoint: () => {
			const entries = JSON.parse(json) as readonly KeptEntry[];
			return Promise.resolve({ position: entries.length, entries });
		}
	};
	const quick = openLog(club, checkpointed);
	const quickMs = await cpuMsOf(async () => {
		await quick.log.catchUp();
		quick.book.scores();
	});

	// Several, since the first also pays for what the start left to be collected.
	const moreMs: number[] = [];
	for (let time = 0; time < 7; time++) {
		moreMs.push(
			await cpuMsOf(async () => {
				value(await quick.log.state(membersSpace, (say) => say(club.oneMore)));
				quick.book.scores();
			})
		);
	}
	moreMs.sort((a, b) => a - b);
	return {
		facts: size,
		members,
		floorMs,
		coldMs: decodeMs + foldMs + scoreMs,
		coldRatio: (decodeMs + foldMs + scoreMs) / floorMs,
		foldMs,
		scoreMs,
		checkpointMs: quickMs,
		checkpointRatio: quickMs / floorMs,
		oneMoreMs: moreMs[3],
		oneMoreRatio: (moreMs[3] ?? 0) / floorMs
	};
};

const rows = [];
for (const [size, members] of [
	[25_000, 200],
	[50_000, 200],
	[100_000, 200],
	[100_000, 2_000],
	[200_000, 2_000]
] as const) {
	rows.push(await measure(size, members));
}
report('facts', rows);
