import type { Template } from './template.ts';

const everywhere = ['control', 'members', 'public'];

/**
 * The peer-support alliance. Only the office records attendance, scores and penalties (AL-4), so
 * `office` is a role of its own beside the positions; the presidium may do all but grant what it is,
 * and alone decides: the head minister is one of it. The office writes and opens records; who has read
 * what only the presidium sees.
 */
export const alliance: Template = {
	id: 'alliance',
	roles: [
		{
			id: 'presidium',
			rank: 2,
			spaces: everywhere,
			capabilities: [
				'member.invite',
				'member.grant',
				'space.open',
				'roster',
				'unit.manage',
				'rulebook.change',
				'term.close',
				'meeting.call',
				'attendance.record',
				'score.record',
				'penalty.propose',
				'penalty.comment',
				'penalty.decide',
				'appeal.decide',
				'award.open',
				'award.decide',
				'reward.propose',
				'minutes.write',
				'minutes.finalise',
				'leave.decide',
				'followup.manage',
				'task.set',
				'task.manage',
				'activity.plan',
				'activity.manage',
				'calendar.manage',
				'chronicle.keep',
				'visit.manage',
				'record.write',
				'record.open',
				'record.audit',
				'share.keep'
			]
		},
		{
			id: 'office',
			rank: 3,
			spaces: everywhere,
			capabilities: [
				'member.invite',
				'member.grant',
				'space.open',
				'roster',
				'unit.manage',
				'term.close',
				'meeting.call',
				'attendance.record',
				'score.record',
				'penalty.propose',
				'penalty.comment',
				'award.open',
				'reward.propose',
				'minutes.write',
				'minutes.finalise',
				'leave.decide',
				'followup.manage',
				'task.set',
				'task.manage',
				'activity.plan',
				'activity.manage',
				'calendar.manage',
				'chronicle.keep',
				'visit.manage',
				'record.write',
				'record.open',
				'share.keep'
			]
		},
		{
			id: 'cadre',
			rank: 4,
			spaces: everywhere,
			capabilities: [
				'meeting.call',
				'minutes.write',
				'minutes.finalise',
				'leave.decide',
				'followup.manage',
				'penalty.comment',
				'reward.propose',
				'task.set',
				'activity.plan'
			]
		},
		{ id: 'officer', rank: 5, spaces: everywhere, capabilities: ['minutes.write'] }
	]
};
