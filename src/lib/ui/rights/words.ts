import type { HeldRight } from '#lib/app/rights/index.ts';
import { m } from '#lib/paraglide/messages.js';
import { roleName } from '#lib/ui/members/index.ts';

const capabilityNames: Readonly<Record<string, () => string>> = {
	'*': m.rights_can_everything,
	'member.invite': m.rights_can_invite,
	'member.grant': m.rights_can_grant,
	roster: m.rights_can_roster,
	'unit.manage': m.rights_can_units,
	'rulebook.change': m.rights_can_rulebook,
	'meeting.call': m.rights_can_call,
	'attendance.record': m.rights_can_attendance,
	'minutes.write': m.rights_can_write,
	'minutes.finalise': m.rights_can_finalise,
	'leave.decide': m.rights_can_leave,
	'followup.manage': m.rights_can_followups,
	'term.close': m.rights_can_closing,
	'score.record': m.rights_can_score_record,
	'penalty.propose': m.rights_can_propose_penalty,
	'penalty.comment': m.rights_can_comment_penalty,
	'penalty.decide': m.rights_can_decide_penalty,
	'appeal.decide': m.rights_can_decide_appeal,
	'reward.propose': m.rights_can_propose_reward,
	'award.open': m.rights_can_open_awards,
	'award.decide': m.rights_can_decide_awards,
	'chronicle.keep': m.rights_can_keep_chronicle,
	'visit.manage': m.rights_can_manage_visits,
	'task.set': m.rights_can_set_tasks,
	'task.manage': m.rights_can_manage_tasks,
	'activity.plan': m.rights_can_plan_activities,
	'activity.manage': m.rights_can_manage_activities,
	'calendar.manage': m.rights_can_calendar,
	'space.open': m.rights_can_open_space,
	'record.write': m.rights_can_write_records,
	'record.open': m.rights_can_open_records,
	'record.audit': m.rights_can_audit_records,
	'share.keep': m.rights_can_keep_shares
};

/** What a capability lets somebody do; the capability itself where a newer version has named it. */
export const capabilityName = (capability: string): string =>
	capabilityNames[capability]?.() ?? capability;

/** What somebody holds, in a few words: the role, or each right where it is no role. */
export const rightTitle = ({ role, capabilities }: HeldRight): string => {
	if (role === 'root') return m.rights_root();
	if (role !== undefined) return roleTitle(role);
	return capabilities.map(capabilityName).join(m.rights_comma());
};

/** The name of a role without what it may do. */
export const roleTitle = (role: string): string => roleName(role).split(/[:：]/)[0] ?? role;
