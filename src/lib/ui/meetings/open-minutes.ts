// The draft of a meeting's minutes, opened and started.
import * as Y from 'yjs';
import type { Draft } from '#lib/app/drafts/index.ts';
import { carryOver, minutesSkeleton, type CarryingOver } from '#lib/app/minutes/index.ts';
import type { Workspace } from '#lib/app/session/index.ts';
import { isMeetingFact, minutesSpace, type Meeting } from '#lib/domains/meetings/index.ts';
import { membersSpace } from '#lib/kernel/identity/index.ts';
import { roomUnder } from '#lib/kernel/protocol/index.ts';

/** What it takes to write minutes: the relay asks it of whoever writes this room. */
const writing = 'minutes.write';

/** Who started the draft: nobody's words, so that no undo takes them back. */
const skeletonOrigin = { change: 'skeleton' };

/**
 * Opens the draft, and starts it from the agenda that the meeting was called with. Every device may
 * do that: the start is the same bytes everywhere, and those that are there are not added again.
 */
export const openMinutes = (workspace: Workspace, meeting: Meeting): Draft => {
	const name = `minutes-${meeting.id}`;
	const space = minutesSpace(meeting);
	const draft = workspace.openDraft(space, roomUnder(writing, name));
	let carrying: CarryingOver | undefined;
	const loaded = draft.loaded.then(async () => {
		const agenda = calledAgenda(workspace, meeting);
		Y.applyUpdate(draft.doc, minutesSkeleton(meeting.id, agenda), skeletonOrigin);
		// No closed minutes were ever written in the former room, which every member writes.
		if (space !== membersSpace) return;
		carrying = carryOver(() => workspace.openDraft(space, name), draft);
		await carrying.loaded;
	});
	const close = async () => {
		await loaded;
		carrying?.end();
		await draft.close();
	};
	return { ...draft, loaded, close };
};

/** A later agenda would be another start, and both would be shown. */
const calledAgenda = ({ log }: Workspace, meeting: Meeting): readonly string[] => {
	const fact = log.fact(meeting.called.id);
	const isCall = fact && isMeetingFact(fact) && fact.type === 'meeting.called';
	return (isCall ? fact.payload.agenda : meeting.agenda).map(({ title }) => title);
};
