import Dexie, { type EntityTable } from 'dexie';
import {
	newDeviceKeys,
	type ChainId,
	type DeviceId,
	type DeviceKeys,
	type EntryId,
	type PersonId,
	type RecoveryKeys,
	type WorkspaceId
} from '#lib/kernel/identity/index.ts';
import { ok, type Result } from '#lib/kernel/result/index.ts';
import { newWrapKeys, type WrapKeys, type WrapKeysFault } from '#lib/kernel/sealed/index.ts';
import { liveValue, type Live } from '../live/index.ts';
import { missingFrom, noMarker, writeMarker, type Marker, type Missing } from './marker.ts';

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

/** The 24 words of this device's owner, as far as this device has anything to do with them. */
export interface OwnRecovery {
	/** Named by every introduction that this device makes. */
	readonly keys: RecoveryKeys;
	/** What the words say: here until they have been written down and checked, then nowhere. */
	readonly entropy?: Uint8Array<ArrayBuffer>;
	/** When the owner was asked to write them down (milliseconds since 1970); 0 before. */
	readonly askedAt: number;
}

/** A steward's card that this device keeps, because its holder asked for that. */
export interface KeptStewardCard extends DeviceKeys {
	readonly workspace: WorkspaceId;
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
	/** Workspaces that this browser once held and holds no more: its database was cleared. */
	readonly missing: Live<readonly Missing[]>;
	/** Expects the missing workspaces no longer. */
	giveUpMissing(): void;
	/** The stewards' cards that are kept here. */
	readonly stewardCards: Live<readonly KeptStewardCard[]>;
	keepStewardCard(card: KeptStewardCard): Promise<void>;
	/** Forgets a card, by its public key. */
	dropStewardCard(key: DeviceId): Promise<void>;
	readonly recovery: Live<OwnRecovery | undefined>;
	/** Keeps `fresh` where there is nothing yet, and answers what there is. */
	beginRecovery(fresh: OwnRecovery): Promise<OwnRecovery>;
	/** Says that the owner has been asked to write the words down. */
	noteAsked(at: number): Promise<void>;
	/** Erases what the words say; the public keys stay. */
	eraseWords(): Promise<void>;
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
type RecoveryRow = OwnRecovery & { readonly name: 'words' };

class DeviceDatabase extends Dexie {
	declare keys: EntityTable<KeyRow, 'name'>;
	declare workspaces: EntityTable<KnownWorkspace, 'id'>;
	declare acknowledged: EntityTable<AcknowledgedRow, 'space'>;
	declare recovery: EntityTable<RecoveryRow, 'name'>;
	declare stewardCards: EntityTable<KeptStewardCard, 'device'>;

	constructor(name: string) {
		super(name, { chromeTransactionDurability: 'strict' });
		this.version(1).stores({ keys: 'name', workspaces: 'id', acknowledged: 'space' });
		this.version(2).stores({ recovery: 'name' });
		this.version(3).stores({ stewardCards: 'device' });
	}
}

/** Opens the device's own database; `marker` is kept outside of it. */
export const openDeviceStore = async (
	name = 'tongban',
	marker: Marker = noMarker
): Promise<DeviceStore> => {
	const database = new DeviceDatabase(name);
	const { keys, workspaces, acknowledged } = database;
	const read = async () =>
		(await workspaces.toArray()).sort((a, b) => b.openedAt - a.openedAt || (a.id < b.id ? -1 : 1));
	const known = liveValue<readonly KnownWorkspace[]>(await read());
	const missing = liveValue(missingFrom(marker, known.get()));
	const reread = async () => {
		known.set(await read());
		missing.set(missing.get().filter(({ id }) => !known.get().some((each) => each.id === id)));
		writeMarker(marker, known.get(), missing.get());
	};
	return {
		keys: () =>
			first(database, keys, 'device', async () => ({ name: 'device', ...(await newDeviceKeys()) })),
		wrapKeys: () => firstWrapKeys(database, keys),
		workspaces: known,
		missing,
		giveUpMissing: () => {
			missing.set([]);
			writeMarker(marker, known.get(), []);
		},
		remember: async (workspace) => {
			await workspaces.put(workspace);
			await reread();
		},
		forget: async (id) => {
			await workspaces.delete(id);
			await reread();
		},
		acknowledged: (space) => acknowledged.get(space),
		acknowledge: async (space, { tips, at }) => {
			await acknowledged.put({ space, tips, at });
		},
		...(await openStewardCards(database)),
		...(await openRecovery(database))
	};
};

const openStewardCards = async ({
	stewardCards: table
}: DeviceDatabase): Promise<
	Pick<DeviceStore, 'stewardCards' | 'keepStewardCard' | 'dropStewardCard'>
> => {
	const stewardCards = liveValue<readonly KeptStewardCard[]>(await table.toArray());
	return {
		stewardCards,
		keepStewardCard: async (card) => {
			await table.put(card);
			stewardCards.set(await table.toArray());
		},
		dropStewardCard: async (key) => {
			await table.delete(key);
			stewardCards.set(await table.toArray());
		}
	};
};

const openRecovery = async (
	database: DeviceDatabase
): Promise<Pick<DeviceStore, 'recovery' | 'beginRecovery' | 'noteAsked' | 'eraseWords'>> => {
	const { recovery: table } = database;
	const recovery = liveValue<OwnRecovery | undefined>(await table.get('words'));
	/** What another tab has written meanwhile is changed, not what this one remembers. */
	const change = (next: (row: RecoveryRow | undefined) => RecoveryRow | undefined) =>
		database.transaction('rw', table, async () => {
			const row = next(await table.get('words'));
			if (row) await table.put(row);
			recovery.set(row);
			return row;
		});
	return {
		recovery,
		beginRecovery: async (fresh) =>
			(await change((row) => row ?? { ...fresh, name: 'words' })) ?? fresh,
		noteAsked: async (at) => {
			await change((row) => row && { ...row, askedAt: at });
		},
		eraseWords: async () => {
			await change((row) => row && { name: row.name, keys: row.keys, askedAt: row.askedAt });
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
