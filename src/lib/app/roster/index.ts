export type { Layout, RosterColumn } from './columns.ts';
export { guessLayout, rosterColumns } from './columns.ts';
export type { Encoding } from './decode.ts';
export type { Grid, RosterFile, RosterFileFailure } from './grid.ts';
export { readRosterFile, readRosterText } from './grid.ts';
export type { RosterDates, RosterPorts } from './import-roster.ts';
export { importRoster, knownMembers } from './import-roster.ts';
export type { PlanChoices } from './make-plan.ts';
export { planRoster } from './make-plan.ts';
export type {
	AddedRow,
	CardFields,
	ChangedRow,
	KnownMember,
	RosterCommand,
	RosterPlan,
	SkippedRow,
	SkipReason,
	UnitRef
} from './plan.ts';
