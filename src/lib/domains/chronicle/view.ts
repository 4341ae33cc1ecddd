import { statedIn } from '#lib/kernel/facts/index.ts';
import { entryToObject } from '#lib/kernel/identity/index.ts';
import type { ChronicleEntry, RefusedFact, Version } from './chronicle.ts';
import type { ChronicleFact, ChronicleFactOf } from './events.ts';
import { chronicleRefusal, type Author } from './policy.ts';

/**
 * The entry that the facts about it, sorted by time, amount to; null where nobody who may has stated it.
 * Each fact is put to the policy its author's command had to pass. The wording stated last is shown, and
 * every earlier one kept.
 */
export const viewChronicleEntry = (
	facts: readonly ChronicleFact[],
	authorOf: (fact: ChronicleFact) => Author
): ChronicleEntry | null => {
	const stating = facts.find(
		(fact): fact is ChronicleFactOf<'chronicle.stated'> => fact.type === 'chronicle.stated'
	);
	if (!stating) return null;
	const judged = (fact: ChronicleFact, withdrawn: ChronicleEntry['withdrawn']) =>
		chronicleRefusal(fact, { author: authorOf(fact), entry: () => ({ withdrawn }) });
	if (judged(stating, null)) return null;
	let current = versionOf(stating, null);
	const earlier: Version[] = [];
	const refused: RefusedFact[] = [];
	let withdrawn: ChronicleEntry['withdrawn'] = null;
	for (const fact of correctionsFirst(facts)) {
		if (fact.type === 'chronicle.stated') continue;
		const refusal = judged(fact, withdrawn);
		if (refusal) refused.push({ id: fact.id, by: fact.by, refusal });
		else if (fact.type === 'chronicle.withdrawn')
			withdrawn = { ...statedIn(fact), reason: fact.payload.reason };
		else {
			earlier.unshift(current);
			current = versionOf(fact, fact.payload.reason);
		}
	}
	return { id: entryToObject(stating.id), current, earlier, withdrawn, refused };
};

/** Clocks differ: a withdrawal is heard after every correction, whatever times they claim. */
const correctionsFirst = (facts: readonly ChronicleFact[]): readonly ChronicleFact[] => [
	...facts.filter(({ type }) => type !== 'chronicle.withdrawn'),
	...facts.filter(({ type }) => type === 'chronicle.withdrawn')
];

const versionOf = (
	fact: ChronicleFactOf<'chronicle.stated' | 'chronicle.corrected'>,
	reason: string | null
): Version => {
	const { kind, year, date, title, text, people } = fact.payload;
	return { ...statedIn(fact), kind, year, date, title, text, people, reason };
};
