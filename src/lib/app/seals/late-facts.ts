import type { TermSeal } from '#lib/kernel/authority/index.ts';
import type { Fact } from '#lib/kernel/facts/index.ts';
import type { EntryId } from '#lib/kernel/identity/index.ts';
import type { Meeting, MeetingId } from '#lib/domains/meetings/index.ts';
import type { Term } from '#lib/domains/organisation/index.ts';
import { instantToDate } from '../time/index.ts';
import type { CarriedLine } from './carry.ts';

/** A fact of a sealed term that its seal does not cover. */
export interface LateFact {
	readonly fact: Fact;
	/** The meeting that it is about, where it is about one. */
	readonly meeting: Meeting | null;
	/** The lines of the next term that rest on it, whoever's they are. */
	readonly lines: readonly CarriedLine[];
	/** The term in which it counts; null until that is opened. */
	readonly countedIn: Term | null;
}

/** What late facts are looked for in. */
export interface LateSources {
	readonly facts: Iterable<Fact>;
	readonly meeting: (id: MeetingId) => Meeting | null;
	/** The facts that a seal covers. */
	readonly within: (seal: TermSeal) => ReadonlySet<EntryId>;
	readonly carried: readonly CarriedLine[];
	/** Every seal in force, by the last day of its term. */
	readonly seals: readonly TermSeal[];
	/** By first day. */
	readonly terms: readonly Term[];
}

/**
 * Facts that are dated in a sealed term, by their own claim, by the day or the meeting they are about, or
 * because a line that came late rests on them, and lie outside the seal's frontier; by time.
 */
export const lateFactsOf = (
	seal: TermSeal,
	timezone: string,
	sources: LateSources
): readonly LateFact[] => {
	const covered = sources.within(seal);
	const linesByCause = byCause(sources.carried);
	const isInTerm = (date: string) => seal.from <= date && date <= seal.to;
	return [...sources.facts]
		.filter(({ id }) => !covered.has(id))
		.flatMap((fact): readonly LateFact[] => {
			const meeting = meetingOf(fact, sources);
			const lines = linesByCause.get(fact.id) ?? [];
			const dates = [
				instantToDate(fact.at, timezone),
				...(meeting ? [instantToDate(meeting.start, timezone)] : []),
				...statedDate(fact)
			];
			if (!dates.some(isInTerm) && lines.length === 0) return [];
			return [{ fact, meeting, lines, countedIn: termCounting(fact.id, seal, sources) }];
		})
		.sort((a, b) => a.fact.at - b.fact.at || (a.fact.id < b.fact.id ? -1 : 1));
};

const byCause = (carried: readonly CarriedLine[]): ReadonlyMap<string, readonly CarriedLine[]> => {
	const lines = new Map<string, CarriedLine[]>();
	for (const each of carried) {
		for (const { id } of each.line.causes) {
			const known = lines.get(id);
			if (known) known.push(each);
			else lines.set(id, [each]);
		}
	}
	return lines;
};

const meetingOf = ({ payload }: Fact, { meeting }: LateSources): Meeting | null =>
	typeof payload === 'object' &&
	payload !== null &&
	'meeting' in payload &&
	typeof payload.meeting === 'string'
		? meeting(payload.meeting as MeetingId) // looked up: an id of something else finds none
		: null;

/** The day that a fact says itself to be about, as a remark does. */
const statedDate = ({ payload }: Fact): readonly string[] =>
	typeof payload === 'object' &&
	payload !== null &&
	'date' in payload &&
	typeof payload.date === 'string'
		? [payload.date]
		: [];

/** The term of the first later seal that covers the fact, else the one after the latest seal. */
const termCounting = (id: EntryId, seal: TermSeal, sources: LateSources): Term | null => {
	const { seals, terms, within } = sources;
	const later = seals.filter(({ to }) => to > seal.to);
	const covering = later.find((each) => within(each).has(id));
	const from = covering?.from ?? (later.at(-1) ?? seal).to;
	return terms.find((term) => (covering ? term.from === from : term.from > from)) ?? null;
};
