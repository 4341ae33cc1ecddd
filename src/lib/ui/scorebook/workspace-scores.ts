import type { TermScore } from '#lib/app/seals/index.ts';
import { postAt, type MemberId, type Term } from '#lib/domains/organisation/index.ts';
import type { PersonId } from '#lib/kernel/identity/index.ts';
import { m } from '#lib/paraglide/messages.js';
import type { WorkspaceView } from '../workspace/index.ts';
import type { SubjectLink } from './line-facts.ts';
import type { ScoreRow } from './ranking.ts';

/** Whether this person may see everybody's books: the office and whoever keeps the rules do. */
export const seesAllScores = (view: WorkspaceView): boolean =>
	view.can('attendance.record') || view.can('rulebook.change');

/** Everybody's scores in a term, as sealed or as they stand; undefined while they are computed. */
const termScores = (view: WorkspaceView, term: Term | null): readonly TermScore[] | undefined =>
	view.watch(({ settlements, scoreBook }) =>
		term ? settlements.scores(term) : scoreBook.scores().map((score) => ({ ...score, carried: [] }))
	);

/** The rows of a term's score table: everybody's, or only one's own; undefined as above. */
export const scoreRows = (
	view: WorkspaceView,
	term: Term | null
): readonly ScoreRow[] | undefined => {
	const { organisation } = view;
	const { units, members } = organisation;
	const all = termScores(view, term);
	const shown = seesAllScores(view) ? all : all?.filter(({ member }) => member === view.me);
	return shown?.map(({ member: id, score, counts }) => {
		// The score book's members are those of the roster.
		const member = id as MemberId;
		const post =
			(term && postAt(organisation, member, term.to)) ?? members.get(member)?.stations.at(-1)?.post;
		return {
			member,
			name: view.nameOf(member) || m.scorebook_nameless(),
			unit: (post?.unit && units.get(post.unit)?.name) ?? null,
			position: post?.position ?? 'officer',
			score,
			lates: counts.lates,
			absences: counts.absences,
			leaves: counts.leaves,
			href: `/w/${view.workspace.id}/scores/${member}${term ? `?term=${term.id}` : ''}`
		};
	});
};

/**
 * A member's term; null where they have none, or where it is not for this person to see, and
 * undefined while it is computed.
 */
export const scoreOf = (
	view: WorkspaceView,
	term: Term | null,
	member: MemberId
): TermScore | null | undefined => {
	if (!seesAllScores(view) && member !== view.me) return null;
	const all = termScores(view, term);
	return all && (all.find((score) => score.member === member) ?? null);
};

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
