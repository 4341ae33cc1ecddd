import type { Appointment, Appointments, Position } from '#lib/domains/appointments/index.ts';
import type { Award } from '#lib/domains/awards/index.ts';
import type { ChronicleEntry } from '#lib/domains/chronicle/index.ts';
import type { Organisation, Term } from '#lib/domains/organisation/index.ts';

/** An award that was decided, in the year in which its term ends. */
interface DecidedAward {
	readonly award: Award;
	readonly term: Term;
}

/** A position with whoever held it in a year. */
interface HeldPosition {
	readonly position: Position;
	readonly holders: readonly Appointment[];
}

/** What the chronicle says of one calendar year. */
export interface ChronicleYear {
	readonly year: number;
	/** Dated ones first, by day. */
	readonly achievements: readonly ChronicleEntry[];
	readonly contributors: readonly ChronicleEntry[];
	readonly awards: readonly DecidedAward[];
	readonly positions: readonly HeldPosition[];
}

interface Known {
	readonly entries: readonly ChronicleEntry[];
	readonly appointments: Appointments;
	readonly awards: readonly Award[];
	readonly organisation: Organisation;
	/** What is to come is no chronicle yet. */
	readonly today: string;
}

/**
 * The chronicle by year, the latest first (AL-5): what was stated about achievements and contributors,
 * which awards were decided, and who held which position, as its own facts say. A year of which nothing
 * is known is left out.
 */
export const chronicleYears = (known: Known): readonly ChronicleYear[] => {
	const awards = decidedAwards(known);
	const { entries, appointments, today } = known;
	const years = new Set([
		...entries.map(({ current }) => current.year),
		...awards.map(({ term }) => yearOf(term.to)),
		...appointments.appointments.flatMap((each) => yearsOf(each, today))
	]);
	return [...years]
		.sort((a, b) => b - a)
		.map((year) => ({
			year,
			achievements: entriesOf(entries, year, 'achievement'),
			contributors: entriesOf(entries, year, 'contributor'),
			awards: awards.filter(({ term }) => yearOf(term.to) === year),
			positions: positionsIn(known, year)
		}));
};

const yearOf = (date: string) => Number(date.slice(0, 4));

/** The years in which somebody held a position, none where it was a mistake or is to come. */
const yearsOf = ({ from, end, withdrawn }: Appointment, today: string): readonly number[] => {
	if (withdrawn || from > today) return [];
	const first = yearOf(from);
	const last = yearOf(end && end.to < today ? end.to : today);
	return Array.from({ length: last - first + 1 }, (_, index) => first + index);
};

const entriesOf = (
	entries: readonly ChronicleEntry[],
	year: number,
	kind: ChronicleEntry['current']['kind']
): readonly ChronicleEntry[] =>
	entries
		.filter(({ current }) => current.year === year && current.kind === kind)
		.sort((a, b) => {
			const [from, to] = [a.current.date ?? '9999', b.current.date ?? '9999'];
			return from < to ? -1 : from > to ? 1 : 0;
		});

const decidedAwards = ({ awards, organisation }: Known): readonly DecidedAward[] =>
	awards.flatMap((award) => {
		const term = organisation.terms.find(({ id }) => id === award.term);
		return award.inForce && term ? [{ award, term }] : [];
	});

/** Those of the organisation itself, then unit by unit. */
const positionsIn = (
	{ appointments, organisation, today }: Known,
	year: number
): readonly HeldPosition[] =>
	[null, ...organisation.units.keys()].flatMap((unit) =>
		[...appointments.positions.values()]
			.filter((position) => position.unit === unit)
			.flatMap((position) => {
				const holders = appointments.appointments.filter(
					(each) => each.position === position.id && yearsOf(each, today).includes(year)
				);
				return holders.length > 0 ? [{ position, holders }] : [];
			})
	);
