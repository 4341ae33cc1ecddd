import type { Workspace } from '#lib/app/session/index.ts';
import type { DeviceId, EntryId, PersonId } from '#lib/kernel/identity/index.ts';

/** A device that has written in the workspace, as the health page lists it. */
export type DeviceHealth = {
	readonly id: DeviceId;
	readonly owner: PersonId;
	readonly chains: number;
	readonly entries: number;
	/** When its author says the latest entry was made (epoch ms). */
	readonly latestAt: number;
};

/** An entry that does not count, and why: `code` by this device's judgement, or the relay's. */
export type UnacceptedEntry = {
	readonly id: EntryId;
	readonly type: string | undefined;
	readonly by: PersonId | '' | undefined;
	readonly at: number | undefined;
	readonly code: string;
	readonly isRelays: boolean;
};

/** The devices of a workspace, the one that wrote last first. */
export function devicesOf({ log }: Workspace): readonly DeviceHealth[] {
	const found = new Map<DeviceId, DeviceHealth>();
	for (const owner of new Set(log.authority.devices.values())) {
		for (const [, seq, id] of log.tipsOf(owner)) {
			const entry = log.entry(id);
			if (!entry) continue;
			const before = found.get(entry.device);
			found.set(entry.device, {
				id: entry.device,
				owner,
				chains: (before?.chains ?? 0) + 1,
				entries: (before?.entries ?? 0) + seq + 1,
				latestAt: Math.max(before?.latestAt ?? 0, entry.at)
			});
		}
	}
	return [...found.values()].sort((a, b) => b.latestAt - a.latestAt);
}

/** Everything that is kept and does not count, the latest first. */
export function unacceptedOf(
	{ log, projections }: Workspace,
	relayRefused: ReadonlyMap<EntryId, string>
): readonly UnacceptedEntry[] {
	const codes = new Map<EntryId, string>();
	for (const [id, { code }] of log.unaccepted) codes.set(id, code);
	for (const [id, { code }] of log.authority.refused) codes.set(id, code);
	const { refused } = projections.organisation();
	for (const { id, refusal } of refused) codes.set(id, refusal.code);
	for (const meeting of projections.meetings()) {
		for (const { id, refusal } of meeting.refused) codes.set(id, refusal.code);
	}
	const line =
		(isRelays: boolean) =>
		([id, code]: readonly [EntryId, string]) => {
			const entry = log.entry(id);
			return { id, type: entry?.type, by: entry?.by, at: entry?.at, code, isRelays };
		};
	const relays = [...relayRefused].filter(([id]) => !codes.has(id));
	return [...[...codes].map(line(false)), ...relays.map(line(true))].sort(
		(a, b) => (b.at ?? 0) - (a.at ?? 0)
	);
}
