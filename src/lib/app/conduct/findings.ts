import type { ConductFile, Dismissal, Penalty } from '#lib/domains/conduct/index.ts';
import type { MemberId, Term } from '#lib/domains/organisation/index.ts';
import type { Finding } from '#lib/domains/scorebook/index.ts';
import type { EntryId } from '#lib/kernel/identity/index.ts';
import type { Workspace } from '../session/index.ts';

/** A threshold that a member has reached, and what the office has made of it. */
export type Raised = {
	readonly member: MemberId;
	readonly finding: Finding;
} & (
	| { readonly state: 'open' }
	| { readonly state: 'penalty'; readonly penalty: Penalty }
	| { readonly state: 'dismissed'; readonly dismissal: Dismissal }
	/** It comes from something that was decided already (AL-77). */
	| { readonly state: 'decided' }
);

/** The entries that caused a finding; in a workspace every cause is one. */
export const causesOf = ({ causes }: Finding): readonly EntryId[] =>
	causes.map(({ id }) => id as EntryId);

/** What has become of each finding of a member, in the order of the findings. */
export const raisedFor = (workspace: Workspace, member: MemberId): readonly Raised[] => {
	const { projections, scoreBook } = workspace;
	const file = projections.conduct.file(member);
	const findings = scoreBook.score(member)?.findings ?? [];
	return findings.map((finding) => raised(member, finding, file, scoreBook.term));
};

/** Everybody's findings of which the office has made nothing yet, by date. */
export const openFindings = (workspace: Workspace): readonly Raised[] =>
	workspace.scoreBook
		.scores()
		.filter(({ findings }) => findings.length > 0)
		// The score book's members are those of the roster.
		.flatMap(({ member }) => raisedFor(workspace, member as MemberId))
		.filter(({ state }) => state === 'open')
		.sort((a, b) => (a.finding.at < b.finding.at ? -1 : a.finding.at > b.finding.at ? 1 : 0));

/** Whether what a member's penalty was proposed for would reach its threshold no more. */
export const hasLostGrounds = (
	{ clause, level, causes }: Penalty,
	findings: readonly Finding[]
): boolean =>
	causes.length > 0 &&
	!findings.some((finding) => finding.clause === clause && finding.level === level);

const raised = (
	member: MemberId,
	finding: Finding,
	{ penalties, dismissals }: ConductFile,
	term: Term | null
): Raised => {
	const causes = causesOf(finding);
	const isSame = ({ clause, level }: Pick<Penalty, 'clause' | 'level'>) =>
		clause === finding.clause && level === finding.level;
	// A penalty covers its level for the whole term, whatever became of single causes since.
	const penalty = penalties.find(
		(each) =>
			isSame(each) && each.causes.length > 0 && each.state !== 'rejected' && isInTerm(each, term)
	);
	if (penalty) return { member, finding, state: 'penalty', penalty };
	const dismissal = dismissals.find((each) => isSame(each) && haveSame(each.causes, causes));
	if (dismissal) return { member, finding, state: 'dismissed', dismissal };
	const isDecided = finding.clause === careless;
	return { member, finding, state: isDecided ? 'decided' : 'open' };
};

/** AL-77 is a penalty by itself: its finding follows from the decision. */
const careless = 'AL-77';

const isInTerm = ({ date }: Penalty, term: Term | null): boolean =>
	term === null || (term.from <= date && date <= term.to);

const haveSame = (a: readonly EntryId[], b: readonly EntryId[]): boolean =>
	a.length === b.length && a.every((id) => b.includes(id));
