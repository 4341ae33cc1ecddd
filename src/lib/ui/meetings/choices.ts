// What one may choose from in the form of a meeting.
import { meetingKinds, type MeetingKind } from '#lib/domains/meetings/index.ts';
import { unitTree, type MemberId, type UnitNode } from '#lib/domains/organisation/index.ts';
import { m } from '#lib/paraglide/messages.js';
import type { WorkspaceView } from '../workspace/index.ts';
import { memberLabel } from './people.ts';
import { kindName, starText } from './words.ts';

interface Option<V extends string = string> {
	readonly value: V;
	readonly label: string;
}

/** The kinds of meetings. */
export const kindOptions = (): readonly Option<MeetingKind>[] =>
	meetingKinds.map((value) => ({ value, label: kindName(value) }));

/** No stars, or one to five (AL-10). */
export const starOptions = (): readonly Option[] => [
	{ value: '', label: m.meetings_stars_none() },
	...[1, 2, 3, 4, 5].map((stars) => ({ value: String(stars), label: starText(stars) }))
];

const unitLines = (nodes: readonly UnitNode[], depth: number): readonly Option[] =>
	nodes.flatMap(({ unit, children }) => [
		// Options of a select cannot be indented otherwise.
		{ value: unit.id, label: `${'\u3000'.repeat(depth)}${unit.name}` },
		...unitLines(children, depth + 1)
	]);

/** Everybody, then the tree of units. */
export const unitOptions = (view: WorkspaceView): readonly Option[] => [
	{ value: '', label: m.meetings_unit_all() },
	...unitLines(unitTree(view.organisation), 0)
];

/** Nobody, then the people. */
export const memberOptions = (
	view: WorkspaceView,
	members: readonly MemberId[]
): readonly Option[] => [
	{ value: '', label: m.meetings_nobody() },
	...members.map((member) => ({ value: member, label: memberLabel(view, member) }))
];
