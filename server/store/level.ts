/**
 * The embedded store: LevelDB in one folder, every group written with `sync`. Only one process may
 * have the folder open; LevelDB's own lock sees to that.
 */
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ClassicLevel } from 'classic-level';
import * as v from 'valibot';
import { err, ok, type Result } from '#lib/kernel/result/index.ts';
import type { KeyValue } from './key-value.ts';
import { noObservers, storeOver, type StoreObservers } from './key-value-store.ts';
import { readTornBytes } from './journal.ts';
import { openMarker } from './keys.ts';
import type { Store } from './store.ts';

/** Why a folder cannot be opened as a store. */
export type StoreRefusal = {
	readonly code: 'locked' | 'unwritable' | 'damaged';
	/** What the operating system or LevelDB said. */
	readonly cause: string;
};

type Level = ClassicLevel<string, Uint8Array>;

/** Opens or creates the store in a folder. */
export const openLevelStore = async (
	folder: string,
	observers: StoreObservers = noObservers
): Promise<Result<Store, StoreRefusal>> => {
	try {
		await mkdir(folder, { recursive: true });
		const tornBytes = await readTornBytes(folder);
		// It opens by itself from here on, and puts the journals that have just been read away.
		const level: Level = new ClassicLevel(folder, { keyEncoding: 'utf8', valueEncoding: 'view' });
		await level.open();
		const recovered = (await level.get(openMarker)) !== undefined;
		await level.put(openMarker, Uint8Array.of(1), { sync: true });
		const dropped = await readFindings(folder);
		const findings = dropped.length === 0 && tornBytes > 0 ? [tornFinding(tornBytes)] : dropped;
		return ok(storeOver(levelDisk(level), { recovered, findings }, observers));
	} catch (fault) {
		return err(refusal(fault));
	}
};

/** Rebuilds what can be rebuilt of a folder that `openLevelStore` calls damaged. */
export const repairLevelStore = (folder: string): Promise<void> => ClassicLevel.repair(folder);

const levelDisk = (level: Level): KeyValue => ({
	write: (operations) => level.batch(operations, { sync: true }),
	get: (key) => level.get(key),
	hasEach: (keys) => level.hasMany([...keys]),
	scan: (from, end, limit = -1) => level.iterator({ gte: from, lt: end, limit }).all(),
	last: async (from, end) =>
		(await level.iterator({ gte: from, lt: end, limit: 1, reverse: true }).all())[0],
	close: async () => {
		await level.del(openMarker, { sync: true });
		await level.close();
	}
});

/** LevelDB drops damaged parts of its journal silently; it only mentions them in its own log file. */
const readFindings = async (folder: string): Promise<readonly string[]> => {
	const log = await readFile(join(folder, 'LOG'), 'utf8').catch(() => '');
	return [...log.matchAll(/dropping (\d+) bytes/g)].map(
		([, bytes]) => `${bytes} bytes of the journal were damaged and could not be read`
	);
};

const tornFinding = (bytes: number) =>
	`${bytes} bytes at the end of the journal are no whole record and were left out`;

const faultSchema = v.object({
	message: v.string(),
	code: v.optional(v.string()),
	cause: v.optional(v.object({ message: v.string(), code: v.optional(v.string()) }))
});

const refusal = (fault: unknown): StoreRefusal => {
	const parsed = v.safeParse(faultSchema, fault);
	if (!parsed.success) throw fault;
	const { message, code, cause } = parsed.output;
	const said = cause?.message ?? message;
	if (cause?.code === 'LEVEL_LOCKED' || /lock .*(held|temporarily unavailable)/i.test(said)) {
		return { code: 'locked', cause: said };
	}
	const systemCodes = /^(EACCES|EPERM|EROFS|ENOTDIR|EEXIST|ENOSPC)$/;
	if (systemCodes.test(code ?? '') || /permission denied|read-only|no space/i.test(said)) {
		return { code: 'unwritable', cause: said };
	}
	return { code: 'damaged', cause: said };
};
