import type { ConductEventType } from './events.ts';

/**
 * The capability a grant must name before its holder may state the fact (AL-4: only the office
 * records scores and proposes penalties; the head minister decides); `member`: any admitted person,
 * the policy then asks whom it concerns.
 */
export const conductCapabilities = {
	'notes.graded': 'score.record',
	'notes.withdrawn': 'score.record',
	'remark.recorded': 'score.record',
	'remark.withdrawn': 'score.record',
	'finding.dismissed': 'penalty.propose',
	'penalty.proposed': 'penalty.propose',
	'penalty.answered': 'member',
	'penalty.commented': 'penalty.comment',
	'penalty.decided': 'penalty.decide',
	'penalty.appealed': 'member',
	'appeal.decided': 'appeal.decide',
	'reward.proposed': 'reward.propose',
	'reward.answered': 'member',
	'visibility.set': 'rulebook.change'
} as const satisfies Record<ConductEventType, string>;

/** What the policy asks of a grant. */
export type ConductCapability = Exclude<(typeof conductCapabilities)[ConductEventType], 'member'>;
