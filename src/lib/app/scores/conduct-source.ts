import { scoringEntries, type ConductFile, type ScoringEntry } from '#lib/domains/conduct/index.ts';
import { membersOfUnit, type MemberId } from '#lib/domains/organisation/index.ts';
import type { Entry, Origin, RecordLists, Records } from '#lib/domains/scorebook/index.ts';
import type { ObjectId } from '#lib/kernel/identity/index.ts';
import { instantToDate } from '../time/index.ts';
import type { RecordSource, ScoreSources } from './record-source.ts';

interface Seen {
	readonly file: ConductFile;
	/** Whether a reward holds depends on who is still in office. */
	readonly today: string;
	readonly entries: ReadonlyMap<string, Entry>;
}

/**
 * Remarks, decided penalties and approved rewards. One about a member touches that member, one about
 * a unit those who served in it on its day.
 */
export class ConductSource implements RecordSource {
	readonly #workspace: ScoreSources;
	readonly #seen = new Map<ObjectId, Seen>();

	constructor(workspace: ScoreSources) {
		this.#workspace = workspace;
	}

	follow(records: Records): Iterable<string> {
		const touched = new Set<string>();
		const today = this.#today();
		const found = new Set<ObjectId>();
		for (const file of this.#workspace.projections.conduct.files()) {
			found.add(file.about);
			const seen = this.#seen.get(file.about);
			if (seen?.file === file && seen.today === today) continue;
			const entries = new Map(this.#entriesOf(file, today).map((each) => [each.cause.id, each]));
			exchange(seen?.entries ?? new Map(), entries, records, touched);
			this.#seen.set(file.about, { file, today, entries });
		}
		for (const [about, { entries }] of this.#seen) {
			if (found.has(about)) continue;
			exchange(entries, new Map(), records, touched);
			this.#seen.delete(about);
		}
		return touched;
	}

	lists(): Partial<RecordLists> {
		const today = this.#today();
		const files = this.#workspace.projections.conduct.files();
		return { entries: files.flatMap((file) => this.#entriesOf(file, today)) };
	}

	#today(): string {
		return instantToDate(this.#workspace.now(), this.#workspace.timezone());
	}

	#entriesOf(file: ConductFile, today: string): readonly Entry[] {
		const { cadresOn } = this.#workspace.projections.conduct.surroundings();
		return scoringEntries(file, (date) => cadresOn(date, today)).map((each) =>
			this.#entry(file.about, each)
		);
	}

	#entry(about: ObjectId, scored: ScoringEntry): Entry {
		const { clause, date, points, degree, stated } = scored;
		const { conduct, organisation } = this.#organisation();
		const rule = conduct.rules(clause);
		const isOfUnit = rule?.target === 'unit';
		const inUnit = (): readonly MemberId[] =>
			membersOfUnit(organisation, about, date)
				.filter(({ position }) => rule?.positions === 'all' || position === 'officer')
				.map(({ member }) => member);
		return {
			cause: { id: stated.id, at: date, sheet: 'entries', row: 0, by: stated.by },
			...{ clause, date, points, degree },
			member: isOfUnit ? null : about,
			unit: isOfUnit ? about : null,
			members: isOfUnit ? inUnit() : [about],
			origin: originOf(scored, rule?.course === 'reward')
		};
	}

	#organisation() {
		const { projections } = this.#workspace;
		return {
			conduct: projections.conduct.surroundings(),
			organisation: projections.organisation()
		};
	}
}

const originOf = ({ ruling, ref, reason }: ScoringEntry, isReward: boolean): Origin => {
	if (ruling) return { type: ruling.type, pointsBefore: ruling.before?.points ?? null, reason };
	return { type: isReward && ref === null ? 'approved' : 'recorded', pointsBefore: null, reason };
};

const touchedBy = ({ members }: Entry): readonly string[] => members ?? [];

/** Takes out what holds no more and puts in what is new; what stayed the same costs nothing. */
const exchange = (
	before: ReadonlyMap<string, Entry>,
	after: ReadonlyMap<string, Entry>,
	records: Records,
	touched: Set<string>
): void => {
	const isSame = (a: Entry, b: Entry | undefined) => JSON.stringify(a) === JSON.stringify(b);
	for (const [id, entry] of before) {
		if (isSame(entry, after.get(id))) continue;
		records.dropEntry(entry);
		for (const member of touchedBy(entry)) touched.add(member);
	}
	for (const [id, entry] of after) {
		if (isSame(entry, before.get(id))) continue;
		records.put('entries', entry);
		for (const member of touchedBy(entry)) touched.add(member);
	}
};
