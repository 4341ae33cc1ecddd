import type { Term } from '#lib/domains/organisation/index.ts';
import type { ScoreInput } from '#lib/domains/scorebook/index.ts';
import { instantToDate } from '../time/index.ts';
import type { ScoreSources } from './record-source.ts';
import { membersOfTerm } from './score-input.ts';
import { recordSources } from './sources.ts';

/** Everything that a term's scores are computed from, at once: for exports and for checking. */
export const workspaceRecords = (term: Term | null, workspace: ScoreSources): ScoreInput => {
	const today = instantToDate(workspace.now(), workspace.timezone());
	const members = membersOfTerm(workspace.projections.organisation(), term, today);
	return recordSources(workspace).reduce(
		(input, source) => ({ ...input, ...source.lists() }),
		members
	);
};
