/** The work list: what waits for the reader, what is under way, what is settled. */
import { awaits, cadresFor, seesPenaltyOf, seesReward } from '#lib/app/conduct/index.ts';
import type { Workspace } from '#lib/app/session/index.ts';
import {
	rewardStanding,
	type Penalty,
	type Remark,
	type Reward
} from '#lib/domains/conduct/index.ts';
import type { Forecast } from '#lib/domains/scorebook/index.ts';
import type { MemberId } from '#lib/domains/organisation/index.ts';
import type { ObjectId } from '#lib/kernel/identity/index.ts';

/** A penalty or a reward, and whom it is about. */
export type Case = { readonly about: ObjectId; readonly at: number } & (
	| { readonly type: 'penalty'; readonly penalty: Penalty }
	| { readonly type: 'reward'; readonly reward: Reward }
);

export interface Cases {
	readonly awaiting: readonly Case[];
	readonly underway: readonly Case[];
	readonly settled: readonly Case[];
}

/** Every penalty and reward that is for this reader, by where it stands, the latest first. */
export const casesOf = (workspace: Workspace): Cases => {
	const all = workspace.projections.conduct
		.files()
		.flatMap(({ about, penalties, rewards }): Case[] => [
			...(seesPenaltyOf(workspace, about) ? penalties : []).map((penalty) => ({
				...{ type: 'penalty' as const, about, penalty },
				at: penalty.proposed.at
			})),
			...rewards
				.filter((reward) => seesReward(workspace, about, reward))
				.map((reward) => ({ type: 'reward' as const, about, reward, at: reward.proposed.at }))
		])
		.sort((a, b) => b.at - a.at);
	const stands = all.map((each) => ({ each, place: placeOf(workspace, each) }));
	const at = (wanted: keyof Cases) =>
		stands.filter(({ place }) => place === wanted).map(({ each }) => each);
	return { awaiting: at('awaiting'), underway: at('underway'), settled: at('settled') };
};

const placeOf = (workspace: Workspace, each: Case): keyof Cases => {
	const { can, member } = workspace.speaker();
	if (each.type === 'reward') {
		const standing = rewardStanding(each.reward, cadresFor(workspace, each.reward));
		if (standing.state !== 'open') return 'settled';
		return member && standing.missing.includes(member) ? 'awaiting' : 'underway';
	}
	const waiting = awaits(each.penalty);
	if (waiting === null) return 'settled';
	const isMine = can(waiting === 'decision' ? 'penalty.decide' : 'appeal.decide');
	return isMine || isUnanswered(each, member) ? 'awaiting' : 'underway';
};

/** Whom a proposed penalty concerns has not yet said anything about it. */
const isUnanswered = (each: Case, member: MemberId | null): boolean =>
	each.type === 'penalty' &&
	each.about === member &&
	each.penalty.state === 'proposed' &&
	each.penalty.answers.length === 0;

/** What the office has recorded, the latest first. */
export const remarksOf = ({
	projections
}: Workspace): readonly { readonly about: ObjectId; readonly remark: Remark }[] =>
	projections.conduct
		.files()
		.flatMap(({ about, remarks }) => remarks.map((remark) => ({ about, remark })))
		.sort((a, b) => (b.remark.versions[0]?.at ?? 0) - (a.remark.versions[0]?.at ?? 0));

/** Everybody who is one event from a threshold towards which something counts already. */
export const nearOf = ({
	scoreBook
}: Workspace): readonly { readonly member: MemberId; readonly forecasts: readonly Forecast[] }[] =>
	scoreBook.scores().flatMap(({ member: id }) => {
		// The score book's members are those of the roster.
		const member = id as MemberId;
		const forecasts = scoreBook
			.forecast(member)
			.filter(({ times, counted }) => times === 1 && counted > 0);
		return forecasts.length > 0 ? [{ member, forecasts }] : [];
	});
