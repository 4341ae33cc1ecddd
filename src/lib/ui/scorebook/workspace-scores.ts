import { seesAllBooks, seesScoreOf } from '#lib/app/conduct/index.ts';
import type { MemberId } from '#lib/domains/organisation/index.ts';
import type { MemberScore } from '#lib/domains/scorebook/index.ts';
import type { PersonId } from '#lib/kernel/identity/index.ts';
import { m } from '#lib/paraglide/messages.js';
import type { WorkspaceView } from '../workspace/index.ts';
import type { SubjectLink } from './line-facts.ts';
import type { ScoreRow } from './ranking.ts';

/** Whether this person sees everybody's books by their rights. */
export const seesAllScores = (view: WorkspaceView): boolean => view.watch(seesAllBooks);

/** The rows of the score table: everybody's whose score this person is shown. */
export const scoreRows = (view: WorkspaceView): readonly ScoreRow[] => {
	const { units, members } = view.organisation;
	const shown = view.watch((workspace) =>
		workspace.scoreBook
			.scores()
			// The score book's members are those of the roster.
			.filter(({ member }) => seesScoreOf(workspace, member as MemberId))
	);
	return shown.map(({ member: id, score, counts }) => {
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
	view.watch((workspace) =>
		seesScoreOf(workspace, member) ? workspace.scoreBook.score(member) : undefined
	);

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

/** The name of a unit; its id where the roster does not know it. */
export const unitLabel =
	(view: WorkspaceView) =>
	(id: string): string =>
		[...view.organisation.units.values()].find((unit) => unit.id === id)?.name ?? id;
