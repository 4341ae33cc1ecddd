/**
 * What people call their devices. A name is personal, so it is not in the log: each device signs a
 * record of the names that it has given, in the directory draft, from which it can be erased. Whoever
 * reads the directory can read them.
 */
import { encode } from 'cborg';
import * as v from 'valibot';
import type * as Y from 'yjs';
import {
	bytesToText,
	isSignedBy,
	textToBytes,
	type DeviceId,
	type PersonId,
	type Signer,
	type WorkspaceId
} from '#lib/kernel/identity/index.ts';
import { liveValue, type Live } from '../live/index.ts';

const id = v.pipe(v.string(), v.regex(/^[\w-]{43}$/));
const recordSchema = v.strictObject({
	person: id,
	/** Name and time of each device that the signer has named; '' takes a name away. */
	names: v.pipe(
		v.record(id, v.strictTuple([v.pipe(v.string(), v.maxLength(40)), v.number()])),
		v.check((names) => Object.keys(names).length <= 64)
	),
	device: id,
	signature: v.string()
});
type Names = Readonly<Record<string, readonly [name: string, at: number]>>;

/** The names of devices, by person. */
export interface DeviceNames {
	readonly changes: Live<unknown>;
	of(person: PersonId): ReadonlyMap<DeviceId, string>;
	/** Names a device of this device's owner. */
	put(person: PersonId, device: DeviceId, name: string): Promise<void>;
	/** Looks again at whose word counts. */
	review(): void;
}

const DOMAIN = new TextEncoder().encode('tongban/device-names/1\0');

const recordBytes = (workspace: WorkspaceId, person: string, names: Names) => {
	const listed = Object.keys(names)
		.sort()
		.map((device) => [device, ...(names[device] ?? [])]);
	return Uint8Array.from([...DOMAIN, ...encode([workspace, person, listed])]);
};

/** Opens the names in the directory's `doc`; one counts if a device of that very person signed it. */
export const openDeviceNames = (
	doc: Y.Doc,
	ports: {
		readonly workspace: WorkspaceId;
		readonly signer: Signer;
		readonly now: () => number;
		readonly personOf: (device: DeviceId) => PersonId | undefined;
	}
): DeviceNames => {
	const { workspace, signer, now, personOf } = ports;
	const slots = doc.getMap<unknown>('devices');
	const found = liveValue<ReadonlyMap<string, readonly Names[]>>(new Map());
	const verdicts = new Map<string, Promise<Signed | undefined>>();
	let turn = 0;

	/** A record is verified once; whose device has signed it may change. */
	const verified = (slot: unknown) => {
		const key = JSON.stringify(slot);
		const verdict = verdicts.get(key) ?? verify(workspace, slot);
		verdicts.set(key, verdict);
		return verdict;
	};
	const read = async () => {
		const current = ++turn;
		const records = await Promise.all([...slots.values()].map(verified));
		if (current !== turn) return; // a later reading has begun
		const byPerson = new Map<string, Names[]>();
		for (const each of records) {
			if (each && personOf(each.device) === each.person)
				byPerson.set(each.person, [...(byPerson.get(each.person) ?? []), each.names]);
		}
		found.set(byPerson);
	};
	slots.observe(() => void read());
	void read();

	return {
		changes: found,
		of: (person) => inForce(found.get().get(person) ?? []),
		put: async (person, device, name) => {
			const key = `${person}/${signer.device}`;
			const before = v.safeParse(recordSchema, slots.get(key));
			const names: Names = {
				...(before.success ? before.output.names : {}),
				[device]: [name.trim().slice(0, 40), now()]
			};
			const signature = bytesToText(await signer.sign(recordBytes(workspace, person, names)));
			slots.set(key, { person, names: { ...names }, device: signer.device, signature });
		},
		review: () => void read()
	};
};

interface Signed {
	readonly person: string;
	readonly names: Names;
	readonly device: DeviceId;
}

const verify = async (workspace: WorkspaceId, slot: unknown): Promise<Signed | undefined> => {
	const parsed = v.safeParse(recordSchema, slot);
	if (!parsed.success) return undefined;
	const { person, names, signature } = parsed.output;
	const device = parsed.output.device as DeviceId; // whether it is one, its signature shows
	const bytes = textToBytes(signature);
	const isSigned =
		bytes && (await isSignedBy(device, recordBytes(workspace, person, names), bytes));
	return isSigned ? { person, names, device } : undefined;
};

/** Of several names of one device, the latest. */
const inForce = (records: readonly Names[]): ReadonlyMap<DeviceId, string> => {
	const latest = new Map<string, readonly [name: string, at: number]>();
	for (const [device, named] of records.flatMap((names) => Object.entries(names))) {
		const known = latest.get(device);
		if (!known || named[1] > known[1] || (named[1] === known[1] && named[0] > known[0])) {
			latest.set(device, named);
		}
	}
	// The schema has checked that the keys are ids.
	return new Map([...latest].map(([device, [name]]) => [device as DeviceId, name]));
};
