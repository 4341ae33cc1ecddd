/** What the rulebook allows by each clause, handed in as data: this domain knows no clause by name. */
import type { Degree, Level } from './events.ts';

/** The figures that a clause allows. */
export type PointsRule =
	| { readonly type: 'none' }
	| { readonly type: 'one_of'; readonly values: readonly number[] }
	| { readonly type: 'range'; readonly least: number; readonly most: number };

export interface ClauseRule {
	/** Whom it is about: a member, or a unit and with it those in it. */
	readonly target: 'member' | 'unit';
	readonly positions: 'officers' | 'all';
	readonly points: PointsRule;
	readonly takesDegree: boolean;
	/** Recorded by the office, decided as a penalty (AL-4), or approved by every cadre (AL-72). */
	readonly course: 'record' | 'penalty' | 'reward';
	/** The levels that a penalty by this clause may have; none where it consists of points alone. */
	readonly levels: readonly Level[];
	/** AL-75: no decision without the person's own self-criticism. */
	readonly needsSelfCriticism: boolean;
}

/** The rule of a clause; undefined where it is not for people to enter. */
export type ClauseRules = (clause: string) => ClauseRule | undefined;

/** Whether a clause can be the ground of a penalty. */
export const allowsPenalty = ({ course, levels }: ClauseRule): boolean =>
	course === 'penalty' || levels.length > 0;

/** The figures of a penalty by this clause: an occurrence that reaches a level takes none. */
export const penaltyPoints = ({ course, points }: ClauseRule): PointsRule =>
	course === 'penalty' ? points : { type: 'none' };

/** Whether `points` is one of the figures that `rule` allows; null is no figure. */
export const isFigure = (rule: PointsRule, points: number | null): boolean => {
	switch (rule.type) {
		case 'none':
			return points === null;
		case 'one_of':
			return points !== null && rule.values.includes(points);
		case 'range':
			return points !== null && points >= rule.least && points <= rule.most;
	}
};

/** Whether a remark by this clause says how grave it was exactly where it has to. */
export const isDegreeStated = ({ takesDegree }: ClauseRule, degree: Degree | null): boolean =>
	takesDegree === (degree !== null);

/** Whether a penalty by this clause may have `level`. */
export const isLevel = ({ levels }: ClauseRule, level: Level | null): boolean =>
	level === null ? levels.length === 0 : levels.includes(level);
