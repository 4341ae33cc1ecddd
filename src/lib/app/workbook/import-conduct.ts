import type { ConductPayload, Remark } from '#lib/domains/conduct/index.ts';
import type { MeetingId } from '#lib/domains/meetings/index.ts';
import type { MemberId, UnitId } from '#lib/domains/organisation/index.ts';
import type { ScoreInput } from '#lib/domains/scorebook/index.ts';
import type { Say } from '../log/index.ts';
import type { Workspace } from '../session/index.ts';

interface Ids {
	readonly units: ReadonlyMap<string, UnitId>;
	readonly members: ReadonlyMap<string, MemberId>;
	readonly meetings: ReadonlyMap<string, MeetingId>;
}

/** How many rows were stated, and how many only somebody with the right to decide may take over. */
interface Taken {
	readonly stated: number;
	readonly left: number;
}

/** States the grades of notes that differ from those on record; answers how many. */
export const takeNotes = (
	say: Say,
	ids: Ids,
	rows: ScoreInput['notes'],
	{ projections }: Workspace
): number => {
	const fresh = rows.flatMap(({ meeting: meetingId, member: number, grade }) => {
		const [meeting, member] = [ids.meetings.get(meetingId), ids.members.get(number)];
		if (!meeting || !member || grade === null) return [];
		const standing = projections.conduct.notes(meeting).standings.get(member);
		const isKnown = standing?.state === 'graded' && standing.gradings[0]?.grade === grade;
		const supersedes = standing?.gradings.map(({ id }) => id) ?? [];
		return isKnown ? [] : [{ meeting, member, grade, supersedes }];
	});
	for (const payload of fresh) say({ type: 'notes.graded', payload });
	return fresh.length;
};

/**
 * States the entries that are not on record under the id of their row. Penalties and rewards were
 * decided before they came here: whoever may not decide them leaves them in the file.
 */
export const takeEntries = (
	say: Say,
	ids: Ids,
	rows: ScoreInput['entries'],
	reasons: ReadonlyMap<string, string>,
	workspace: Workspace
): Taken => {
	const { conduct } = workspace.projections;
	const { rules } = conduct.surroundings();
	const known = new Set(conduct.files().flatMap(({ remarks }) => remarks.flatMap(refsOf)));
	const mayDecide = workspace.speaker().can('penalty.decide');
	let [stated, left] = [0, 0];
	for (const entry of rows) {
		const payload = remarkOf(entry, ids, reasons.get(entry.cause.id));
		if (!payload || known.has(payload.ref)) continue;
		if (rules(entry.clause)?.course !== 'record' && !mayDecide) left++;
		else {
			say({ type: 'remark.recorded', payload });
			stated++;
		}
	}
	return { stated, left };
};

const refsOf = ({ versions }: Remark): readonly string[] =>
	versions.flatMap(({ ref }) => (ref === null ? [] : [ref]));

const remarkOf = (
	{ cause, member, unit, clause, date, points, degree }: ScoreInput['entries'][number],
	ids: Ids,
	reason: string | undefined
): (ConductPayload<'remark.recorded'> & { readonly ref: string }) | undefined => {
	const about = member === null ? ids.units.get(unit ?? '') : ids.members.get(member);
	if (!about) return undefined;
	const stated = { about, remark: null, clause, date, points, degree, supersedes: [] };
	return { ...stated, reason: textOf(reason), ref: cause.id.trim().slice(0, 40) };
};

/** A cell as a reason that a fact takes: an empty one says nothing. */
const textOf = (cell: string | undefined): string | null => cell?.trim().slice(0, 500) || null;
