import { seesAllBooks, seesScoreOf } from '#lib/app/conduct/index.ts';
import type { TermScore } from '#lib/app/seals/index.ts';
import { postAt, type MemberId, type Term } from '#lib/domains/organisation/index.ts';
import type { PersonId } from '#lib/kernel/identity/index.ts';
import { m } from '#lib/paraglide/messages.js';
import type { WorkspaceView } from '../workspace/index.ts';
import type { SubjectLink } from './line-facts.ts';
import type { ScoreRow } from './ranking.ts';

/** Whether this person sees everybody's books by their rights. */
export const seesAllScores = (view: WorkspaceView): boolean => view.watch(seesAllBooks);

/** Everybody's scores in a term, as sealed or as they stand; undefined while they are computed. */
const termScores = (view: WorkspaceView, term: Term | null): readonly TermScore[] | undefined =>
	view.watch(({ settlements, scoreBook }) =>
		term ? settlements.scores(term) : scoreBook.scores().map((score) => ({ ...score, carried: [] }))
	);

/** The rows of a term's score table: of all whose score this person is shown; undefined as above. */
export const scoreRows = (
	view: WorkspaceView,
	term: Term | null
): readonly ScoreRow[] | undefined => {
	const { organisation } = view;
	const { units, members } = organisation;
	const all = termScores(view, term);
	// The score book's members are those of the roster.
	const shown = all?.filter(({ member }) => seesScore(view, member as MemberId));
	return shown?.map(({ member: id, score, counts }) => {
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
	if (!seesScore(view, member)) return null;
	const all = termScores(view, term);
	return all && (all.find((score) => score.member === member) ?? null);
};

const seesScore = (view: WorkspaceView, member: MemberId): boolean =>
	view.watch((workspace) => seesScoreOf(workspace, member));

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
