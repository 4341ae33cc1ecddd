/** AL-78: failed courses, which the workspace states as remarks and the sheets in a column of members. */
import type { ConductFile } from '#lib/domains/conduct/index.ts';
import type { MemberId } from '#lib/domains/organisation/index.ts';
import { isInTerm, type Entry, type ScoreInput } from '#lib/domains/scorebook/index.ts';
import type { Say } from '../log/index.ts';
import type { Workspace } from '../session/index.ts';
import { instantToDate } from '../time/index.ts';

const clause = 'AL-78';

/** Whether an entry states a failed course. */
export const isFailedCourse = (entry: Pick<Entry, 'clause'>): boolean => entry.clause === clause;

/** The members of whom the term's entries state a failed course. */
export const failedIn = ({ entries, term }: ScoreInput): ReadonlySet<string> =>
	new Set(
		entries.flatMap((entry) =>
			isFailedCourse(entry) && entry.member !== null && isInTerm(term, entry.date)
				? [entry.member]
				: []
		)
	);

/**
 * States each failed course of the sheet of members that is not on record, by the term's last day or
 * today; answers how many. An empty cell says nothing, so it takes nothing back, and what the office
 * has withdrawn does not come again.
 */
export const takeFailedCourses = (
	say: Say,
	ids: ReadonlyMap<string, MemberId>,
	{ members, term }: ScoreInput,
	workspace: Workspace
): number => {
	const { conduct } = workspace.projections;
	const today = instantToDate(workspace.speaker().at, workspace.timezone);
	const date = dayFor(term, today);
	const ref = `${clause} ${term.from ?? date}`;
	const isKnown = (file: ConductFile) =>
		file.remarks.some(({ inForce, versions }) => {
			const isStated = inForce !== null && isFailedCourse(inForce) && isInTerm(term, inForce.date);
			return isStated || versions.some(({ ref: known }) => known === ref);
		});
	const fresh = members
		.filter(({ failedCourse }) => failedCourse)
		.flatMap(({ id }) => ids.get(id) ?? [])
		.filter((about) => !isKnown(conduct.file(about)));
	const stated = { remark: null, clause, date, points: null, degree: null, reason: null };
	for (const about of fresh)
		say({ type: 'remark.recorded', payload: { about, ...stated, ref, supersedes: [] } });
	return fresh.length;
};

/** Today within the term: its last day where it is over, its first where it has not begun. */
const dayFor = ({ from, to }: ScoreInput['term'], today: string): string => {
	if (to !== null && to < today) return to;
	return from !== null && today < from ? from : today;
};
