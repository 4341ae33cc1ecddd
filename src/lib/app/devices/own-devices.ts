import type { DeviceBinding } from '#lib/kernel/authority/index.ts';
import {
	controlSpace,
	type DeviceId,
	type EntryId,
	type PersonId
} from '#lib/kernel/identity/index.ts';
import { err, ok, type Result } from '#lib/kernel/result/index.ts';
import type { StateFault } from '../log/index.ts';
import { waitingDevice, type Workspace } from '../session/index.ts';

/** One of somebody's devices, as their page lists it. */
export interface ListedDevice {
	readonly device: DeviceId;
	/** What its owner calls it; '' where they gave it no name. */
	readonly name: string;
	readonly isThis: boolean;
	/** How it became theirs: by itself, by another device, by the words, or by an admin. */
	readonly parent: DeviceBinding['parent'];
	/** When, and when it last stated anything: as it claims itself, in milliseconds since 1970. */
	readonly addedAt: number | undefined;
	readonly lastAt: number | undefined;
	readonly isLive: boolean;
	/** Whether this very device may revoke it: itself, and what it or its descendants took in. */
	readonly isRevocable: boolean;
}

/** A person's devices, in the order in which they came to be theirs. */
export const devicesOf = (workspace: Workspace, person: PersonId): readonly ListedDevice[] => {
	const { log, device: self } = workspace;
	const bindings = log.authority.devicesOf(person);
	const parents = new Map(bindings.map(({ device, parent }) => [device, parent]));
	const descends = (device: DeviceId): boolean => {
		const seen = new Set<string>();
		for (let at: string | undefined = device; at !== undefined && !seen.has(at);) {
			if (at === self) return true;
			seen.add(at);
			at = parents.get(at as DeviceId); // a word among them is no key of the map
		}
		return false;
	};
	const names = workspace.deviceNames.of(person);
	return bindings.map(({ device, parent, since, isLive }) => ({
		...{ device, parent, isLive },
		name: names.get(device) ?? '',
		isThis: device === self,
		addedAt: log.entry(since)?.at,
		lastAt: latest(tipsOfDevice(workspace, person, device).map(([, , id]) => log.entry(id)?.at)),
		isRevocable: isLive && person === workspace.person && descends(device)
	}));
};

const latest = (times: readonly (number | undefined)[]): number | undefined => {
	const known = times.filter((at) => at !== undefined);
	return known.length === 0 ? undefined : Math.max(...known);
};

/** The last known entry of each chain that a device has written for a person. */
export const tipsOfDevice = (
	{ log }: Workspace,
	person: PersonId,
	device: DeviceId
): ReturnType<Workspace['log']['tipsOf']> =>
	log.tipsOf(person).filter(([, , id]) => log.entry(id)?.device === device);

/** The live devices that a device of this person took in, and those that these took in. */
export const descendantsOf = (
	{ log, person }: Workspace,
	device: DeviceId
): readonly DeviceId[] => {
	const bindings = log.authority.devicesOf(person);
	const below = new Set<string>([device]);
	// Parents come before children.
	for (const { device: child, parent } of bindings) if (below.has(parent)) below.add(child);
	return bindings
		.filter((each) => each.isLive && each.device !== device && below.has(each.device))
		.map((each) => each.device);
};

/** Revokes devices of this person; what they wrote up to now, as known here, still counts. */
export const revokeDevices = async (
	workspace: Workspace,
	devices: readonly DeviceId[]
): Promise<Result<null, StateFault>> => {
	const { person } = workspace;
	const stated = await workspace.stateAll((say) => {
		for (const device of devices) {
			const cut = tipsOfDevice(workspace, person, device);
			say({ type: 'device.revoked', payload: { person, device, cut } });
		}
	}, controlSpace);
	return stated.ok ? ok(null) : stated;
};

/**
 * Gives a person who has lost all their devices a new one: the device by which somebody waits to be
 * admitted, and says that they are this person. What the earlier ones wrote up to now still counts.
 */
export const rebindPerson = async (
	workspace: Workspace,
	person: PersonId,
	waiting: PersonId
): Promise<Result<null, StateFault | { readonly code: 'unknown_device' }>> => {
	const device = waitingDevice(workspace.log.authority, waiting);
	if (!device) return err({ code: 'unknown_device' });
	const cut = workspace.log.tipsOf(person);
	const stated = await workspace.stateAll(
		(say) => say({ type: 'person.rebound', payload: { person, device, cut } }),
		controlSpace
	);
	if (!stated.ok) return stated;
	workspace.lobby.clear(waiting);
	return ok(null);
};

/** That somebody came to act by another device otherwise than by one of their own. */
export interface Rebinding {
	readonly id: EntryId;
	readonly how: 'words' | 'admin';
	/** Whose decision it was: the admin's, or their own. */
	readonly by: PersonId;
	/** As its author claims, in milliseconds since 1970. */
	readonly at: number;
}

/** How a person's devices were replaced, the latest first; for everybody to see. */
export const rebindingsOf = ({ log }: Workspace, person: PersonId): readonly Rebinding[] =>
	log.authority
		.devicesOf(person)
		.flatMap(({ parent, since: id }): readonly Rebinding[] => {
			const entry = log.entry(id);
			const how = (['admin', 'words'] as const).find((each) => each === parent);
			return entry && entry.by !== '' && how ? [{ id, how, by: entry.by, at: entry.at }] : [];
		})
		.sort((a, b) => b.at - a.at || (a.id < b.id ? -1 : 1));
