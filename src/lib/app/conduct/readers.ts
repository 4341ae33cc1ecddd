/**
 * Who is shown what. The facts themselves are in the space of all members: their devices hold them,
 * and whoever takes one apart can read them. This is what pages and exports keep to.
 */
import type { Penalty, Reward } from '#lib/domains/conduct/index.ts';
import { postAt, type MemberId, type UnitId } from '#lib/domains/organisation/index.ts';
import type { ObjectId } from '#lib/kernel/identity/index.ts';
import type { Workspace } from '../session/index.ts';
import { instantToDate } from '../time/index.ts';

/** The office and whoever decides or keeps the rules see every score book. */
const sweeping = [
	'score.record',
	'attendance.record',
	'penalty.decide',
	'rulebook.change'
] as const;

/** Whether the speaker sees every score book, by their rights. */
export const seesAllBooks = (workspace: Workspace): boolean => {
	const { can } = workspace.speaker();
	return sweeping.some((capability) => can(capability));
};

/** Whether the speaker is shown a member's score: their own, or as the workspace's policy allows. */
export const seesScoreOf = (workspace: Workspace, member: MemberId): boolean => {
	const { member: me } = workspace.speaker();
	if (me === member || seesAllBooks(workspace)) return true;
	if (me === null) return false;
	const { scores } = workspace.projections.conduct.visibility();
	return scores === 'all' || (scores === 'department' && haveSameUnit(workspace, me, member));
};

/**
 * Whether the speaker is shown a penalty, its statements and its appeal: whom it concerns, the
 * office and whoever decides, and those who may comment on what concerns their own department. How
 * much of the scores members see changes nothing about it.
 */
export const seesPenaltyOf = (workspace: Workspace, about: ObjectId): boolean => {
	const { member: me, can } = workspace.speaker();
	if (me === about || can('penalty.propose') || can('penalty.decide')) return true;
	const unit = me && unitOf(workspace, me);
	if (!unit) return false;
	return unit === about || (can('penalty.comment') && unitOf(workspace, about) === unit);
};

/** Whether the speaker is shown a reward: whom it is for, every cadre, and the office. */
export const seesReward = (workspace: Workspace, about: MemberId, reward: Reward): boolean => {
	const { member: me, can } = workspace.speaker();
	if (me === about || can('penalty.propose')) return true;
	return me !== null && cadresFor(workspace, reward).includes(me);
};

/** The cadres whose approval a reward takes (AL-D10). */
export const cadresFor = (workspace: Workspace, { date }: Reward): readonly MemberId[] =>
	workspace.projections.conduct.surroundings().cadresOn(date, today(workspace));

/** What a penalty waits for, where it waits for somebody: the decision, or that about an appeal. */
export const awaits = ({ state, appealState }: Penalty): 'decision' | 'appeal' | null => {
	if (state === 'proposed' || state === 'question') return 'decision';
	const isAppealed = state === 'imposed' && (appealState === 'open' || appealState === 'question');
	return isAppealed ? 'appeal' : null;
};

const today = (workspace: Workspace): string =>
	instantToDate(workspace.speaker().at, workspace.timezone);

const unitOf = (workspace: Workspace, member: MemberId): UnitId | null =>
	postAt(workspace.projections.organisation(), member, today(workspace))?.unit ?? null;

const haveSameUnit = (workspace: Workspace, a: MemberId, b: MemberId): boolean => {
	const unit = unitOf(workspace, a);
	return unit !== null && unit === unitOf(workspace, b);
};
