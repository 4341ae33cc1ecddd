import type { Authority, TermSeal } from '#lib/kernel/authority/index.ts';
import type { EntryId } from '#lib/kernel/identity/index.ts';
import type { Period } from '../scores/index.ts';
import { wallClockToInstant } from '../time/index.ts';

/** Whether the calendar knows the days of a period: a signature makes none of 31 February. */
export const isRealPeriod = ({ from, to }: Period, timezone: string): boolean =>
	[from, to].every((date) => wallClockToInstant(`${date} 00:00`, timezone) !== undefined);

/** The seals in force of real periods, by their last day. */
export const realSeals = ({ seals, timezone }: Authority): readonly TermSeal[] =>
	seals.filter((seal) => isRealPeriod(seal, timezone));

/** The entries that a seal's frontier stands for, as far as they are here. */
export type EntriesOf = (seal: TermSeal) => ReadonlySet<EntryId>;

/** The entries that a term was closed with; undefined where it is open. The days of a term are real. */
export const closedBy =
	(seals: () => readonly TermSeal[], entriesOf: EntriesOf) =>
	({ from, to }: Period): ReadonlySet<EntryId> | undefined => {
		const seal = seals().find((each) => each.from === from && each.to === to);
		return seal && entriesOf(seal);
	};
