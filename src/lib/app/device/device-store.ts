import Dexie, { type EntityTable } from 'dexie';
import {
	newDeviceKeys,
	type ChainId,
	type DeviceKeys,
	type EntryId,
	type PersonId,
	type WorkspaceId
} from '#lib/kernel/identity/index.ts';
import { ok, type Result } from '#lib/kernel/result/index.ts';
import { newWrapKeys, type WrapKeys, type WrapKeysFault } from '#lib/kernel/sealed/index.ts';
import { liveValue, type Live } from '../live/index.ts';

/** A workspace that this device holds. */
export interface KnownWorkspace {
	readonly id: WorkspaceId;
	/** As last seen, so that the first page need not open every log. */
	readonly name: string;
	/** This device's owner in that workspace. */
	readonly person: PersonId;
	/** An invented organisation to look around in; never sent anywhere. */
	readonly isSample: boolean;
	/** Milliseconds since 1970. */
	readonly openedAt: number;
}

/** What this device knows beyond any workspace: its keys, and which workspaces it holds. */
export interface DeviceStore {
	/** The keys of this device, made when first asked for. */
	keys(): Promise<DeviceKeys>;
	/** The keys to which sealed spaces' secrets are wrapped, made when first asked for. */
	wrapKeys(): Promise<Result<WrapKeys, WrapKeysFault>>;
	readonly workspaces: Live<readonly KnownWorkspace[]>;
	remember(workspace: KnownWorkspace): Promise<void>;
	forget(id: WorkspaceId): Promise<void>;
	/** How far the relay has acknowledged each chain of a space; undefined before the first time. */
	acknowledged(space: string): Promise<Acknowledged | undefined>;
	acknowledge(space: string, acknowledged: Acknowledged): Promise<void>;
}

/** The relay's tips as last heard, and when (milliseconds since 1970). */
export interface Acknowledged {
	readonly tips: readonly (readonly [chain: ChainId, seq: number, id: EntryId])[];
	readonly at: number;
}

type DeviceRow = DeviceKeys & { readonly name: 'device' };
type WrapRow = WrapKeys & { readonly name: 'wrap' };
type KeyRow = DeviceRow | WrapRow;
type AcknowledgedRow = Acknowledged & { readonly space: string };

class DeviceDatabase extends Dexie {
	declare keys: EntityTable<KeyRow, 'name'>;
	declare workspaces: EntityTable<KnownWorkspace, 'id'>;
	declare acknowledged: EntityTable<AcknowledgedRow, 'space'>;

	constructor(name: string) {
		super(name, { chromeTransactionDurability: 'strict' });
		this.version(1).stores({ keys: 'name', workspaces: 'id', acknowledged: 'space' });
	}
}

/** Opens the device's own database. */
export const openDeviceStore = async (name = 'tongban'): Promise<DeviceStore> => {
	const database = new DeviceDatabase(name);
	const { keys, workspaces, acknowledged } = database;
	const read = async () =>
		(await workspaces.toArray()).sort((a, b) => b.openedAt - a.openedAt || (a.id < b.id ? -1 : 1));
	const known = liveValue<readonly KnownWorkspace[]>(await read());
	return {
		keys: () =>
			first(database, keys, 'device', async () => ({ name: 'device', ...(await newDeviceKeys()) })),
		wrapKeys: () => firstWrapKeys(database, keys),
		workspaces: known,
		remember: async (workspace) => {
			await workspaces.put(workspace);
			known.set(await read());
		},
		forget: async (id) => {
			await workspaces.delete(id);
			known.set(await read());
		},
		acknowledged: (space) => acknowledged.get(space),
		acknowledge: async (space, { tips, at }) => {
			await acknowledged.put({ space, tips, at });
		}
	};
};

const firstWrapKeys = async (
	database: DeviceDatabase,
	keys: EntityTable<KeyRow, 'name'>
): Promise<Result<WrapKeys, WrapKeysFault>> => {
	const known = await keys.get('wrap');
	if (known?.name === 'wrap') return ok(known);
	const made = await newWrapKeys();
	if (!made.ok) return made;
	return ok(await first(database, keys, 'wrap', async () => ({ name: 'wrap', ...made.value })));
};

/** Two tabs may ask at once: the first to write wins, and both use its keys. */
const first = async <Name extends KeyRow['name']>(
	database: DeviceDatabase,
	keys: EntityTable<KeyRow, 'name'>,
	name: Name,
	make: () => Promise<Extract<KeyRow, { readonly name: Name }>>
): Promise<Extract<KeyRow, { readonly name: Name }>> => {
	// A row is always stored under the name of its kind.
	type Row = Extract<KeyRow, { readonly name: Name }>;
	const known = (await keys.get(name)) as Row | undefined;
	if (known) return known;
	const fresh = await make();
	return database.transaction('rw', keys, async () => {
		const winner = (await keys.get(name)) as Row | undefined;
		if (winner) return winner;
		await keys.add(fresh);
		return fresh;
	});
};
