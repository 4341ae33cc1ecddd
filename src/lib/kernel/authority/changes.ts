/**
 * What one more entry has changed: a log judges again only what that touches. Resolving anew is cheap
 * beside judging everything, and needs no state that could go stale.
 */
import type { DeviceId, EntryId, PersonId } from '../identity/index.ts';
import type { FindEntry } from './cut.ts';
import { holdersOf } from './judge.ts';
import {
	standingOf,
	type DeviceNode,
	type Person,
	type PersonDevices,
	type Standing
} from './standing.ts';
import type { Authority, AuthorityFault, Grant, RankedCut } from './types.ts';

/** Which of somebody's devices differ in what they may state; all where the person does. */
export type ChangedDevices = ReadonlySet<DeviceId> | 'all';

/** What verdicts may differ: on what cites these grants, what these people state, and these entries. */
export interface AuthorityChanges {
	readonly grants: ReadonlySet<EntryId>;
	readonly persons: ReadonlyMap<PersonId, ChangedDevices>;
	readonly entries: ReadonlySet<EntryId>;
}

/** Compares two resolutions of one workspace. */
export const authorityChanges = (before: Authority, after: Authority): AuthorityChanges => {
	const [old, now] = [standingOf(before), standingOf(after)];
	return {
		grants: changedGrants(old, now),
		persons: changedPersons(old.people, now.people),
		entries: new Set([
			...changedKeys(old.refused, now.refused, isSameFault),
			...changedKeys(old.ratified, now.ratified, Object.is)
		])
	};
};

/** The entries named by cuts and frontiers that have not arrived: with them verdicts may change. */
export const awaitedEntries = (authority: Authority, find: FindEntry): ReadonlySet<EntryId> => {
	const { grants, people, seals } = standingOf(authority);
	const awaited = new Set<EntryId>();
	const name = (tip: string) => {
		const id = tip as EntryId; // of a cut, whose schema has checked that it is an id
		if (!find(id)) awaited.add(id);
	};
	const nameAll = (cuts: readonly RankedCut[]) => {
		for (const { cut } of cuts) for (const [, , tip] of cut) name(tip);
	};
	for (const { cuts } of grants.values()) nameAll(cuts);
	for (const { isWhole, devices } of people.values()) {
		if (isWhole) continue;
		for (const nodes of devices.values()) for (const { cuts } of nodes) nameAll(cuts);
	}
	for (const { seal } of seals) for (const [, , , tip] of seal.frontier) name(tip);
	return awaited;
};

const changedKeys = <Key, Value>(
	before: ReadonlyMap<Key, Value>,
	after: ReadonlyMap<Key, Value>,
	isSame: (before: Value, after: Value) => boolean
): Set<Key> => {
	const changed = new Set<Key>();
	for (const [key, value] of after) {
		const known = before.get(key);
		if (known === undefined || !isSame(known, value)) changed.add(key);
	}
	for (const key of before.keys()) if (!after.has(key)) changed.add(key);
	return changed;
};

const isSameFault = (a: AuthorityFault, b: AuthorityFault): boolean =>
	a.code === b.code && a.revocation === b.revocation;

const changedGrants = (old: Standing, now: Standing): Set<EntryId> => {
	const hasSameSeals =
		old.seals.length === now.seals.length &&
		now.seals.every(({ seal }) => old.seals.some((one) => one.seal.id === seal.id));
	const changed = changedKeys(
		old.grants,
		now.grants,
		(a, b) =>
			// A grant that something was cut of is another object with every resolution.
			(a === b || (areSameCuts(a.cuts, b.cuts) && isHeldAlike(old, now, b))) &&
			(hasSameSeals || a.until === undefined)
	);
	return changed;
};

/** Whether what is left of a grant is the same, by the devices that its holders had. */
const isHeldAlike = (old: Standing, now: Standing, grant: Grant): boolean => {
	const [before, after] = [old.holdings.get(grant.id), now.holdings.get(grant.id)];
	if (!before || !after) return before === after;
	const holders = holdersOf(now, grant);
	return areAlike(
		before,
		after,
		(one, other) =>
			areSameCuts(one.cuts, other.cuts) &&
			holders.every((holder) => {
				const [was, is] = [old.people.get(holder), now.people.get(holder)];
				if (!was || !is) return was === is;
				if (isPlain(was) && isPlain(is)) return true;
				return areSameDevices(one.devicesOf(was), other.devicesOf(is));
			})
	);
};

/** Nobody has said anything about the person's devices, so no cut can leave any of it out. */
const isPlain = ({ stated, devices }: Person): boolean => stated.length === 0 && devices.size === 1;

/** A person is one whose devices and seniority are the same; more devices change nothing of the others. */
const changedPersons = (
	before: Standing['people'],
	after: Standing['people']
): ReadonlyMap<PersonId, ChangedDevices> => {
	const changed = new Map<PersonId, ChangedDevices>();
	for (const [id, person] of after) {
		const known = before.get(id);
		if (known === person) continue;
		if (known?.decisions.seniority !== person.decisions.seniority) changed.set(id, 'all');
		else {
			const devices = changedKeys(known.devices, person.devices, (a, b) =>
				areAlike(a, b, isSameNode)
			);
			if (devices.size > 0) changed.set(id, devices);
		}
	}
	for (const id of before.keys()) if (!after.has(id)) changed.set(id, 'all');
	return changed;
};

const areSameDevices = (a: PersonDevices, b: PersonDevices): boolean =>
	a === b ||
	(a.size === b.size &&
		[...a].every(([device, nodes]) => areAlike(nodes, b.get(device) ?? [], isSameNode)));

const isSameNode = (a: DeviceNode, b: DeviceNode): boolean =>
	a.limit?.id === b.limit?.id &&
	areAlike(
		a.cuts,
		b.cuts,
		(one, other) => isSameCut(one, other) && areSameIds(one.lifted, other.lifted)
	);

const areSameIds = (a: ReadonlySet<EntryId>, b: ReadonlySet<EntryId>): boolean =>
	a.size === b.size && [...a].every((id) => b.has(id));

const areSameCuts = (a: readonly RankedCut[], b: readonly RankedCut[]): boolean =>
	areAlike(a, b, isSameCut);

const isSameCut = (a: RankedCut, b: RankedCut): boolean =>
	a.rank === b.rank &&
	a.revocation === b.revocation &&
	areAlike(a.cut, b.cut, ([, , tip], [, , other]) => tip === other);

/** Whether two lists have as many items, and the same at each place. */
const areAlike = <Item>(
	a: readonly Item[],
	b: readonly Item[],
	isSame: (a: Item, b: Item) => boolean
): boolean => a.length === b.length && a.every((item, index) => isSame(item, b[index] as Item)); // as long as a
