import { headsOf, statedIn } from '#lib/kernel/facts/index.ts';
import type { EntryId } from '#lib/kernel/identity/index.ts';
import type { Grading, MeetingId, MemberId, NoteSheet, NoteStanding } from './conduct.ts';
import type { ConductFact } from './events.ts';
import { conductRefusal, type Author } from './policy.ts';
import type { RefusedFact } from './refusal.ts';
import { nothingKnown, type ConductSources } from './sources.ts';

/** The notes of one meeting that its facts, sorted by time, amount to (AL-50, AL-51). */
export const viewNotes = (
	meeting: MeetingId,
	facts: readonly ConductFact[],
	{ authorOf, surroundings, dateOf }: ConductSources
): NoteSheet => {
	const gradings = new Map<EntryId, Grading>();
	const withdrawn = new Set<EntryId>();
	const refused: RefusedFact[] = [];
	const judge = (fact: ConductFact, author: Author): boolean => {
		const hasGrading = (id: EntryId) => gradings.has(id);
		const known = { ...nothingKnown, ...surroundings, author, today: dateOf(fact.at), hasGrading };
		const refusal = conductRefusal(fact, known);
		if (refusal) refused.push({ id: fact.id, type: fact.type, by: fact.by, refusal });
		return refusal === undefined;
	};
	for (const fact of facts) {
		if (fact.type !== 'notes.graded' || !judge(fact, authorOf(fact))) continue;
		const { member, grade, supersedes } = fact.payload;
		gradings.set(fact.id, { ...statedIn(fact), member, grade, supersedes });
	}
	// A device whose clock is slow withdraws what was graded later: gradings are all known first.
	for (const fact of facts) {
		if (fact.type === 'notes.withdrawn' && judge(fact, authorOf(fact)))
			withdrawn.add(fact.payload.grading);
	}
	return { meeting, standings: standingsOf(gradings, withdrawn), refused };
};

const standingsOf = (
	gradings: ReadonlyMap<EntryId, Grading>,
	withdrawn: ReadonlySet<EntryId>
): ReadonlyMap<MemberId, NoteStanding> => {
	const live = [...gradings.values()].filter(({ id }) => !withdrawn.has(id));
	const standings = new Map<MemberId, NoteStanding>();
	for (const grading of headsOf(live, gradings)) {
		const { member } = grading;
		const before = standings.get(member)?.gradings ?? [];
		const agree = before.every(({ grade }) => grade === grading.grade);
		const state = agree ? 'graded' : 'question';
		standings.set(member, { member, state, gradings: [...before, grading] });
	}
	return standings;
};
