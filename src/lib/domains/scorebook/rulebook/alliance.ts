import type { Rulebook } from '#lib/kernel/rules/index.ts';
import { taskClauses } from './task-clauses.ts';
import { activityClauses } from './activity-clauses.ts';
import { conductClauses } from './conduct-clauses.ts';
import { rewardClauses } from './reward-clauses.ts';
import { penaltyClauses } from './penalty-clauses.ts';
import { findingClauses } from './finding-clauses.ts';
import { departmentClauses } from './department-clauses.ts';
import { decisions } from './decisions.ts';
import { meetingClauses } from './meeting-clauses.ts';
import { allianceParameters } from './parameters.ts';

/** The rules of the peer-support alliance, articles 5 to 7 (AL-20 to AL-96). */
export const alliance: Rulebook = {
	id: 'alliance',
	version: '1',
	base: 70,
	parameters: allianceParameters,
	clauses: [
		...meetingClauses,
		...taskClauses,
		...activityClauses,
		...conductClauses,
		...rewardClauses,
		...penaltyClauses,
		...findingClauses,
		...departmentClauses
	],
	decisions
};
