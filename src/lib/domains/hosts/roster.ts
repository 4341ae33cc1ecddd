import { statedIn, type Stated } from '#lib/kernel/facts/index.ts';
import type { ObjectId } from '#lib/kernel/identity/index.ts';
import type { HostFact } from './events.ts';

export type MemberId = ObjectId;

/** Somebody who is trained to host activities, as it was stated last. */
export interface Host extends Stated {
	readonly member: MemberId;
	readonly trainedOn: string | null;
	readonly note: string;
}

/** For `FactIndex`: the roster is one. */
export const rosterSubject = 'hosts';
export const rosterSubjects = (): readonly string[] => [rosterSubject];

/**
 * The roster that facts, sorted by time, amount to: what was said last of each member. The log has
 * asked for the capability, which is all that the policy asks (AL-105).
 */
export const viewRoster = (facts: readonly HostFact[]): ReadonlyMap<MemberId, Host> => {
	const roster = new Map<MemberId, Host>();
	for (const fact of facts) {
		const { member, trainedOn, note, listed } = fact.payload;
		if (listed) roster.set(member, { ...statedIn(fact), member, trainedOn, note });
		else roster.delete(member);
	}
	return roster;
};
