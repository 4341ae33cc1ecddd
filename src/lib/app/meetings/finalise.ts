import {
	finaliseMinutes,
	MOST_EXPECTED,
	openFollowUp,
	stateMinutes,
	type Meeting,
	type MeetingCommandRefusal,
	type MeetingContext,
	type MemberId
} from '#lib/domains/meetings/index.ts';
import type { EntryId } from '#lib/kernel/identity/index.ts';
import { err, ok, type Result } from '#lib/kernel/result/index.ts';
import type { Say } from '../log/index.ts';
import { trackedLines, type Frozen, type TrackedLine } from '../minutes/index.ts';
import { referenceLookup } from './references.ts';

/** In UTF-16 units: as much as a to-do or resolution holds as a fact. */
const LONGEST_FOLLOW_UP = 500;

/**
 * Everything that makes minutes final, as one batch: the parts of the frozen text, the seal over
 * them, and each to-do and resolution as an object with owner, due date and state (AL-3, AL-12).
 * Nothing is stated unless all of it may be.
 */
export const decideFinalising = (
	meeting: Meeting,
	{ text, blocks }: Frozen,
	present: readonly MemberId[],
	context: MeetingContext
): Result<(say: Say) => void, MeetingCommandRefusal> => {
	const parts = stateMinutes(meeting, text, context);
	if (!parts.ok) return parts;
	const named = present.length > MOST_EXPECTED ? null : present;
	const seal = (ids: readonly EntryId[]) =>
		finaliseMinutes(meeting, { text, parts: ids, present: named }, context);
	// The parts have no ids before they are signed; any will do to ask whether sealing is allowed.
	const allowed = seal(parts.value.map((_, index) => String(index).padStart(43, 'A') as EntryId));
	if (!allowed.ok) return allowed;
	const followUps = openings(meeting, trackedLines(blocks, referenceLookup), context);
	if (!followUps.ok) return followUps;
	return ok((say) => {
		const sealed = seal(parts.value.map((part) => say(part)));
		if (!sealed.ok) throw new Error(`sealing was allowed: ${sealed.error.code}`);
		say(sealed.value);
		for (const opening of followUps.value) say(opening);
	});
};

/** What has been opened before from the same line stays the one object. */
const openings = (meeting: Meeting, lines: readonly TrackedLine[], context: MeetingContext) => {
	const events = [];
	for (const line of lines) {
		const isOpened = meeting.followUps.some(
			({ kind, block }) => kind === line.kind && block !== null && block === line.block
		);
		if (isOpened) continue;
		const opening = openFollowUp(meeting, followUpOf(line), context);
		if (!opening.ok) return err(opening.error);
		events.push(opening.value);
	}
	return ok(events);
};

const followUpOf = ({ kind, block, text, owner, due }: TrackedLine) => ({
	kind,
	text: text.length > LONGEST_FOLLOW_UP ? `${text.slice(0, LONGEST_FOLLOW_UP - 1)}…` : text,
	// Owners are chosen among the members; the schema refuses whatever is none.
	owner: owner as MemberId | null,
	due,
	block: block ?? null
});
