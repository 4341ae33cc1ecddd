import { statedIn } from '#lib/kernel/facts/index.ts';
import { entryToObject } from '#lib/kernel/identity/index.ts';
import type { MeetingFactOf } from './events.ts';
import type { FollowUp } from './meeting.ts';

/**
 * Opens a to-do or resolution. Two recorders who turn the same block of the draft into one at the
 * same time mean the same thing: the first by time is it, the other lends what the first left open.
 */
export const openFollowUp = (
	followUps: readonly FollowUp[],
	fact: MeetingFactOf<'followup.opened'>
): readonly FollowUp[] => {
	const id = entryToObject(fact.id);
	const twin = followUps.find(
		({ block, kind }) =>
			block !== null && block === fact.payload.block && kind === fact.payload.kind
	);
	if (!twin) return [...followUps, newFollowUp(fact)];
	return replaced(followUps, twin, {
		...twin,
		ids: [...twin.ids, id],
		owner: twin.owner ?? fact.payload.owner,
		due: twin.due ?? fact.payload.due,
		history: [...twin.history, statedIn(fact)]
	});
};

/** Changes what is stated of it; a patch of `state` reopens or drops it. */
export const changeFollowUp = (
	followUps: readonly FollowUp[],
	fact: MeetingFactOf<'followup.changed'>
): readonly FollowUp[] => {
	const found = followUps.find(({ ids }) => ids.includes(fact.payload.followUp));
	if (!found) return followUps;
	const { text, owner, due, state } = fact.payload.patch;
	return replaced(followUps, found, {
		...found,
		text: text ?? found.text,
		owner: owner === undefined ? found.owner : owner,
		due: due === undefined ? found.due : due,
		state: state ?? found.state,
		done: state === undefined ? found.done : null,
		history: [...found.history, statedIn(fact)]
	});
};

/** Marks it done. */
export const finishFollowUp = (
	followUps: readonly FollowUp[],
	fact: MeetingFactOf<'followup.done'>
): readonly FollowUp[] => {
	const found = followUps.find(({ ids }) => ids.includes(fact.payload.followUp));
	if (!found) return followUps;
	const done = statedIn(fact);
	return replaced(followUps, found, {
		...found,
		state: 'done',
		done,
		history: [...found.history, done]
	});
};

const newFollowUp = (fact: MeetingFactOf<'followup.opened'>): FollowUp => {
	const id = entryToObject(fact.id);
	const opened = statedIn(fact);
	return {
		...fact.payload,
		id,
		ids: [id],
		state: 'open',
		opened,
		done: null,
		history: [opened]
	};
};

const replaced = (followUps: readonly FollowUp[], from: FollowUp, to: FollowUp) =>
	followUps.map((followUp) => (followUp === from ? to : followUp));
