/**
 * What a closed term costs a start. A log of four terms, of which three are closed: folding it from the
 * checkpoint, a score book of everything and one of the open term alone, checking one seal against what
 * is known, and folding the closed terms apart, as where something came late. Times are of the processor.
 * Run: `npx tsx bench/seals.ts`.
 */
import { WorkspaceLog } from '#lib/app/log/index.ts';
import { Projections, vocabulary } from '#lib/app/projections/index.ts';
import { builtInFigures, Figures, ScoreBook } from '#lib/app/scores/index.ts';
import type { Term } from '#lib/domains/organisation/index.ts';
import { alliance } from '#lib/domains/scorebook/index.ts';
import { entryToObject } from '#lib/kernel/identity/index.ts';
import { memoryStore, type KeptEntry } from '#lib/kernel/log/index.ts';
import { entriesWithin, frontierOf } from '../src/lib/app/seals/frontier.ts';
import { snapshotOf } from '../src/lib/app/seals/snapshot.ts';
import { totalsHash } from '../src/lib/app/seals/totals.ts';
import { Vantage } from '../src/lib/app/seals/vantage.ts';
import { instantToDate } from '../src/lib/app/time/index.ts';
import { clubOf } from './club.ts';
import { cpuMs, cpuMsOf, report } from './report.ts';

const TERMS = 4;
const timezone = 'Asia/Shanghai';
const lateMinutes = () => 10;

type Club = Awaited<ReturnType<typeof clubOf>>;

const openLog = (club: Club, json: string) => {
	const projections: Projections = new Projections({
		had: (id, capability) => log.had(id, capability),
		timezone: () => timezone,
		lateMinutes
	});
	const log: WorkspaceLog = new WorkspaceLog({
		...club.ports,
		vocabulary,
		sink: projections,
		store: {
			...memoryStore(),
			checkpoint: () => {
				const entries = JSON.parse(json) as readonly KeptEntry[];
				return Promise.resolve({ position: entries.length, entries });
			}
		}
	});
	return { log, projections };
};

/** As many terms of the same length as the club's meetings fill. */
const termsOf = ({ entries, end }: Club): readonly Term[] => {
	const start = entries[0]?.entry.at ?? 0;
	const length = (end - start) / TERMS;
	const day = (at: number) => instantToDate(at, timezone);
	return entries.slice(0, TERMS).map(({ id }, index) => ({
		id: entryToObject(id),
		title: `Term ${index + 1}`,
		from: day(start + index * length),
		to: day(start + (index + 1) * length - 86_400_000),
		timezone
	}));
};

const measure = async (size: number) => {
	const club = await clubOf(size);
	const json = JSON.stringify(club.entries.map(({ id, entry }) => ({ id, entry, receivedAt: 1 })));
	const { log, projections } = openLog(club, json);
	const foldMs = await cpuMsOf(() => log.catchUp());
	const sources = { projections, timezone: () => timezone, now: () => club.end };
	const allMs = cpuMs(() => new ScoreBook(sources, () => builtInFigures).scores(), 1);
	const [first, , , last] = termsOf(club);
	if (!first || !last) throw new Error('there are four terms');
	// Views of meetings are kept by the projections, so each book is asked of a log that was just opened.
	const afresh = async (term: Term, isOver: boolean) => {
		const opened = openLog(club, json);
		await opened.log.catchUp();
		const scoped = { ...sources, projections: opened.projections };
		return cpuMs(() => {
			const figures = new Figures({ ...scoped, closedWith: () => undefined });
			const scores = new Vantage(scoped, figures, () => []).bookOf(term, isOver).scores();
			totalsHash(alliance, scores);
		}, 1);
	};
	const entries = [...log.entries()];
	const closed = frontierOf(entries.slice(0, (entries.length * 3) / TERMS));
	const { ids } = entriesWithin(closed, entries);
	const ports = { ...club.ports, vocabulary };
	const snapshotMs = await cpuMsOf(() =>
		snapshotOf(
			entries.filter(({ id }) => ids.has(id)),
			ports,
			() => ids
		)
	);
	return {
		facts: size,
		foldMs,
		allTermsMs: allMs,
		openTermMs: await afresh(last, false),
		checkSealMs: await afresh(first, true),
		frontierMs: cpuMs(() => frontierOf(entries)),
		snapshotMs
	};
};

const rows = [];
for (const size of [25_000, 100_000]) rows.push(await measure(size));
report('seals', rows);
