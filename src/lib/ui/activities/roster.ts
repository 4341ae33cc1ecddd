// Who is trained to host, and who hosts what: the roster beside the activities (AL-105).
import type { Activity, MemberId } from '#lib/domains/activities/index.ts';
import type { Host } from '#lib/domains/hosts/index.ts';

/** A line of the roster's page. */
export interface RosterLine {
	readonly member: MemberId;
	/** Null: they host without being on the roster. */
	readonly host: Host | null;
	/** What they host or have hosted, in the order of the activities. */
	readonly activities: readonly Activity[];
}

/** Everybody on the roster in the order of their listing, then whoever hosts without being on it. */
export const rosterLines = (
	roster: ReadonlyMap<MemberId, Host>,
	activities: readonly Activity[]
): readonly RosterLine[] => {
	const hosted = activities.filter(({ withdrawn }) => withdrawn === null);
	const members = new Set([...roster.keys(), ...hosted.flatMap(({ hosts }) => hosts)]);
	return [...members].map((member) => ({
		member,
		host: roster.get(member) ?? null,
		activities: hosted.filter(({ hosts }) => hosts.includes(member))
	}));
};
