import type { ConductFile, MemberId, Penalty, Ruling, Stated } from './conduct.ts';
import type { Degree } from './events.ts';
import { rewardStanding } from './reward.ts';

/** What a score book counts of a member's or a unit's file: one line's worth each. */
export interface ScoringEntry {
	/** The statement that says so now: a later one replaces it. */
	readonly stated: Stated;
	/** The same through all statements about it. */
	readonly of: string;
	readonly clause: string;
	readonly date: string;
	readonly points: number | null;
	readonly degree: Degree | null;
	/** Set for penalties: what an appeal has made of it, and what it was before. */
	readonly ruling: Pick<Ruling, 'type' | 'before'> | null;
	readonly reason: string | null;
	readonly ref: string | null;
}

/**
 * Everything in force that scores: remarks, imposed penalties with points, and rewards that all
 * cadres in office have approved. A lifted penalty stays, with 0 points.
 */
export const scoringEntries = (
	{ remarks, penalties, rewards }: ConductFile,
	cadresOn: (date: string) => readonly MemberId[]
): readonly ScoringEntry[] => [
	...remarks.flatMap(({ id, inForce }) => {
		if (!inForce) return [];
		const { clause, date, points, degree, reason, ref } = inForce;
		return [{ stated: inForce, of: id, clause, date, points, degree, reason, ref, ruling: null }];
	}),
	...penalties.flatMap(penaltyEntry),
	...rewards.flatMap((reward) => {
		if (rewardStanding(reward, cadresOn(reward.date)).state !== 'in_force') return [];
		const { id, clause, date, points, contribution, proposed } = reward;
		const nothing = { degree: null, ruling: null, ref: null };
		return [{ stated: proposed, of: id, clause, date, points, reason: contribution, ...nothing }];
	})
];

/** A penalty that consists of a level alone has no line: its ground was counted already. */
const penaltyEntry = ({ id, clause, date, reason, ruling }: Penalty): readonly ScoringEntry[] => {
	if (!ruling || ruling.points === null) return [];
	const { points, type, before } = ruling;
	const nothing = { degree: null, ref: null };
	return [
		{ stated: ruling, of: id, clause, date, points, reason, ruling: { type, before }, ...nothing }
	];
};
