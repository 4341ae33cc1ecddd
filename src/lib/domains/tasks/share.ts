import { headsOf, statedIn } from '#lib/kernel/facts/index.ts';
import type { TaskFactOf } from './events.ts';
import type {
	Acknowledgement,
	Grading,
	HandInRecord,
	MemberId,
	Share,
	Stated,
	Submission,
	Work
} from './task.ts';

/** What the facts say about one addressee, before it is made out what counts. */
export interface ShareFacts {
	readonly acknowledgements: Acknowledgement[];
	readonly made: Submission[];
	readonly records: HandInRecord[];
	readonly gradings: Grading[];
}

export const noShareFacts = (): ShareFacts => ({
	acknowledgements: [],
	made: [],
	records: [],
	gradings: []
});

type HandInFact = TaskFactOf<'handin.made' | 'handin.made@2'>;

/** What is handed in, whichever version of the fact says so. */
const workIn = ({ payload }: HandInFact): Work => {
	const { text, links } = payload;
	return { text, links, files: 'files' in payload ? payload.files : [] };
};

/** Adds one fact to its addressee's share. */
export const addToShare = (
	share: ShareFacts,
	fact: TaskFactOf<'task.acknowledged' | 'handin.recorded' | 'handin.graded'> | HandInFact
): void => {
	const stated = statedIn(fact);
	switch (fact.type) {
		case 'task.acknowledged':
			share.acknowledgements.push({ ...stated, acknowledgedAt: fact.at });
			break;
		case 'handin.made':
		case 'handin.made@2':
			share.made.push({ ...stated, submittedAt: fact.at, work: workIn(fact) });
			break;
		case 'handin.recorded': {
			const { acknowledgedAt, submittedAt, reason, supersedes } = fact.payload;
			share.records.push({ ...stated, acknowledgedAt, submittedAt, reason, supersedes });
			break;
		}
		case 'handin.graded': {
			const { grade, reason, supersedes } = fact.payload;
			share.gradings.push({ ...stated, grade, reason, supersedes });
		}
	}
};

/** Makes out what counts: the earliest acknowledgement, every version, the grade nobody replaced. */
export const shareFrom = (member: MemberId, facts: ShareFacts): Share => {
	const standing = notSuperseded(facts.records);
	const acknowledgements = [
		...facts.acknowledgements,
		...standing.flatMap((record) => {
			const { acknowledgedAt } = record;
			return acknowledgedAt === null ? [] : [{ ...statedIn(record), acknowledgedAt }];
		})
	].sort((a, b) => a.acknowledgedAt - b.acknowledgedAt || byId(a, b));
	const submissions = [
		...facts.made,
		...standing.flatMap((record) => {
			const { submittedAt } = record;
			return submittedAt === null ? [] : [{ ...statedIn(record), submittedAt, work: null }];
		})
	].sort((a, b) => a.submittedAt - b.submittedAt || byId(a, b));
	return {
		member,
		acknowledged: acknowledgements[0] ?? null,
		submissions,
		records: facts.records,
		gradings: facts.gradings,
		...gradeOf(notSuperseded(facts.gradings))
	};
};

/** Graders who agree have one grade; where they do not, nobody wins silently. */
const gradeOf = (standing: readonly Grading[]): Pick<Share, 'grade' | 'question'> => {
	const isOneGrade = new Set(standing.map(({ grade }) => grade)).size <= 1;
	if (!isOneGrade) return { grade: null, question: standing };
	const last = standing.at(-1);
	return { grade: last && last.grade !== null ? last : null, question: [] };
};

/** Those that no other names as replaced: here nothing that was stated is ever taken out again. */
const notSuperseded = <T extends Pick<HandInRecord, 'id' | 'supersedes'>>(
	all: readonly T[]
): readonly T[] => headsOf(all, new Map(all.map((each) => [each.id, each])));

const byId = (a: Stated, b: Stated) => (a.id < b.id ? -1 : 1);
