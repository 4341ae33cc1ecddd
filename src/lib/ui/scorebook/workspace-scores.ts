import type { MemberId } from '#lib/domains/organisation/index.ts';
import type { MemberScore } from '#lib/domains/scorebook/index.ts';
import type { PersonId } from '#lib/kernel/identity/index.ts';
import { m } from '#lib/paraglide/messages.js';
import type { WorkspaceView } from '../workspace/index.ts';
import type { SubjectLink } from './line-facts.ts';
import type { ScoreRow } from './ranking.ts';

/** Whether this person may see everybody's books: the office and whoever keeps the rules do. */
export const seesAllScores = (view: WorkspaceView): boolean =>
	view.can('attendance.record') || view.can('rulebook.change');

/** The rows of the score table: everybody's, or only one's own. */
export const scoreRows = (view: WorkspaceView): readonly ScoreRow[] => {
	const { units, members } = view.organisation;
	const all = view.watch(({ scoreBook }) => scoreBook.scores());
	const shown = seesAllScores(view) ? all : all.filter(({ member }) => member === view.me);
	return shown.map(({ member: id, score, counts }) => {
		// The score book's members are those of the roster.
		const member = id as MemberId;
		const post = members.get(member)?.stations.at(-1)?.post;
		return {
			member,
			name: view.nameOf(member) || m.scorebook_nameless(),
			unit: (post?.unit && units.get(post.unit)?.name) ?? null,
			position: post?.position ?? 'officer',
			score,
			lates: counts.lates,
			absences: counts.absences,
			leaves: counts.leaves,
			href: `/w/${view.workspace.id}/scores/${member}`
		};
	});
};

/** A member's term; undefined where they have none, or where it is not for this person to see. */
export const scoreOf = (view: WorkspaceView, member: MemberId): MemberScore | undefined =>
	seesAllScores(view) || member === view.me
		? view.watch(({ scoreBook }) => scoreBook.score(member))
		: undefined;

/** The page of what a line is about. */
export const subjectLink =
	(view: WorkspaceView): SubjectLink =>
	(kind, id) => {
		const home = `/w/${view.workspace.id}`;
		if (kind === 'meeting') return `${home}/meetings/${id}/attendance`;
		return kind === 'task' ? `${home}/tasks/${id}` : undefined;
	};

/** The name of whoever recorded a fact. */
export const recorderName =
	(view: WorkspaceView) =>
	(person: string): string | undefined =>
		view.nameOfPerson(person as PersonId) || undefined;
