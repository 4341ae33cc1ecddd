/**
 * Folding and scoring 100,000 facts: cold, and one more fact, against `JSON.parse` of the same facts
 * as the floor. Run: `npx tsx bench/facts.ts`.
 */
import { ScoreBook } from '#lib/app/scores/index.ts';
import { Projections, vocabulary } from '#lib/app/projections/index.ts';
import { WorkspaceLog } from '#lib/app/log/index.ts';
import { decodeEntry, memoryStore } from '#lib/kernel/log/index.ts';
import { membersSpace } from '#lib/kernel/identity/index.ts';
import { value } from '../src/lib/app/session/testing.ts';
import { clubOf } from './club.ts';
import { report, timed } from './report.ts';

const sizes = [25_000, 50_000, 100_000];
const rows = [];

for (const size of sizes) {
	const club = await clubOf(size);
	const json = JSON.stringify(club.entries.map(({ entry }) => entry));
	const floor = timed(() => JSON.parse(json) as unknown);

	const decode = timed(() => {
		for (const { bytes } of club.entries) value(decodeEntry(bytes));
	});

	const store = memoryStore();
	await store.append(club.entries, 1);
	const open = () => {
		const projections: Projections = new Projections({
			had: (id, capability) => log.had(id, capability),
			timezone: () => 'Asia/Shanghai',
			lateMinutes: () => 10
		});
		const log = new WorkspaceLog({ ...club.ports, store, vocabulary, sink: projections });
		return { log, projections };
	};
	let opened = open();
	const begun = performance.now();
	await opened.log.catchUp();
	const foldMs = performance.now() - begun;

	const book = new ScoreBook({
		projections: opened.projections,
		timezone: () => 'Asia/Shanghai',
		now: () => club.end
	});
	const score = timed(() => book.scores(), 1);

	const more = performance.now();
	value(await opened.log.state(membersSpace, (say) => say(club.oneMore)));
	const total = book.scores().reduce((sum, each) => sum + each.score, 0);
	const oneMoreMs = performance.now() - more;
	rows.push({
		facts: size,
		floorMs: floor,
		decodeMs: decode,
		foldMs,
		scoreMs: score,
		oneMoreMs,
		ratio: (decode + foldMs + score) / floor,
		total
	});
	opened = open();
}

report('facts', rows);
