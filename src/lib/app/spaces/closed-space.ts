import type { Grant, OpenedSpace as OpenedByAuthority } from '#lib/kernel/authority/index.ts';
import {
	controlSpace,
	type DeviceId,
	type EntryId,
	type PersonId,
	type Space
} from '#lib/kernel/identity/index.ts';
import { holdersOf, type Holder, type OpenedSpace } from '#lib/kernel/sealed/index.ts';
import type { WorkspaceLog } from '../log/index.ts';

/** Who may come into a sealed space, and with what. */
export interface Reader {
	readonly person: PersonId;
	/** Also makes minutes final, gives the key to others’ devices, and changes it. */
	readonly isKeeper: boolean;
	/** Writes records there, and opens them in full against a reason; whoever keeps the key does, too. */
	readonly keepsRecords?: boolean;
}

/** What grants for a sealed space give; letting people in goes with whose own the space is. */
const capabilitiesOf = ({ isKeeper, keepsRecords }: Reader, issuer: Grant): readonly string[] => {
	// A workspace that was founded before there were records has grants that cannot pass these on.
	const given = (capabilities: readonly string[]) =>
		capabilities.filter((each) => gives(issuer.capabilities, each));
	if (isKeeper) {
		return [...keeping, ...given([...recording, 'record.audit'])];
	}
	return ['minutes.write', ...(keepsRecords ? given(recording) : [])];
};

const keeping = ['minutes.write', 'followup.manage', 'minutes.finalise', 'space.open'];
const recording = ['record.write', 'record.open', 'share.keep'];
const gives = (held: readonly string[], capability: string): boolean =>
	held.includes('*') || held.includes(capability);

/** Somebody who may read a sealed space, as people read it. */
export interface SpaceReader extends Reader {
	/** When the first of these grants was given, in milliseconds since 1970, by its issuer's claim. */
	readonly since: number;
	/** The grants that name this space; none where somebody may read every space. */
	readonly grants: readonly EntryId[];
	readonly devices: readonly ReaderDevice[];
}

/** A device of theirs: it holds the key, waits for it, or has not said yet how to be given it. */
export interface ReaderDevice {
	readonly device: DeviceId;
	readonly key: 'held' | 'awaited' | 'unpublished';
}

/** A sealed space, whether this device may read it or not. */
export interface ClosedSpace {
	readonly space: Space;
	readonly openedBy: PersonId | undefined;
	/** In milliseconds since 1970, by its opener's claim. */
	readonly openedAt: number;
	readonly history: OpenedSpace['history'];
	/** The number of the current key and when it came, in milliseconds since 1970; undefined without any. */
	readonly epoch: { readonly number: number; readonly at: number } | undefined;
	/** The longest there first. */
	readonly readers: readonly SpaceReader[];
}

/** Every sealed space of the workspace, the latest first. */
export const closedSpaces = (log: WorkspaceLog, now: number): readonly ClosedSpace[] =>
	[...log.spaces.values()]
		.filter(({ isSealed }) => isSealed)
		.map((opened) => closedSpace(log, opened, now))
		.sort((a, b) => b.openedAt - a.openedAt || (a.space < b.space ? -1 : 1));

const closedSpace = (log: WorkspaceLog, opened: OpenedSpace, now: number): ClosedSpace => {
	const { space, history, current } = opened;
	const opening: OpenedByAuthority | undefined = log.authority.spaces.get(space);
	return {
		...{ space, history, openedBy: opening?.openedBy },
		openedAt: (opening && log.entry(opening.id)?.at) ?? 0,
		epoch: current && { number: current.number, at: current.openedAt },
		readers: readersOf(log, opened, now)
	};
};

const readersOf = (
	log: WorkspaceLog,
	{ space, current }: OpenedSpace,
	now: number
): readonly SpaceReader[] => {
	const holders = holdersOf(log.authority, space, now);
	const persons = [...new Set(holders.map(({ person }) => person))];
	return persons
		.map((person): SpaceReader => {
			const grants = log.authority
				.grantsOf(person, now)
				.filter(({ spaces }) => spaces.includes('*') || spaces.includes(space));
			const own = grants.filter(({ spaces }) => spaces.includes(space));
			const since = Math.min(...grants.map(({ id }) => log.entry(id)?.at ?? now));
			const holds = (capability: string) =>
				grants.some(({ capabilities }) => gives(capabilities, capability));
			const isKeeper = holds('space.open');
			const keepsRecords = holds('record.open');
			const devices = holders
				.filter((holder) => holder.person === person && !holder.name.startsWith('words:'))
				.map((holder) => ({
					device: holder.name as DeviceId, // what is no `words:` is a device
					key: keyOf(holder, current)
				}));
			return { person, isKeeper, keepsRecords, since, devices, grants: own.map(({ id }) => id) };
		})
		.sort((a, b) => a.since - b.since || (a.person < b.person ? -1 : 1));
};

const keyOf = ({ name, key }: Holder, current: OpenedSpace['current']): ReaderDevice['key'] => {
	if (current?.wraps.has(name)) return 'held';
	return key === undefined ? 'unpublished' : 'awaited';
};

/**
 * The events that let people into a space, for one rank below the grant that permits it; undefined
 * where none does.
 */
export const lettingIn = (log: WorkspaceLog, space: Space, readers: readonly Reader[]) => {
	const spaces = [controlSpace, space];
	const issuer = log.grantFor(controlSpace, 'grant.issued', { spaces });
	return (
		issuer &&
		readers.map((reader) => ({
			type: 'grant.issued',
			payload: {
				...{ to: reader.person, rank: issuer.rank + 1, spaces },
				capabilities: capabilitiesOf(reader, issuer)
			}
		}))
	);
};
