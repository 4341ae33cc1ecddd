/** What the browser says about the room it gives us; undefined where it does not say. */
export type StorageHealth = {
	readonly usedBytes: number;
	readonly quotaBytes: number;
	readonly isPersisted: boolean;
};

/** Asks the browser; undefined where it has no such interface (plain http, old versions). */
export async function storageHealth(): Promise<StorageHealth | undefined> {
	const storage: Partial<StorageManager> | undefined = navigator.storage;
	if (!storage?.estimate || !storage.persisted) return undefined;
	const [{ usage = 0, quota = 0 }, isPersisted] = await Promise.all([
		storage.estimate(),
		storage.persisted()
	]);
	return { usedBytes: usage, quotaBytes: quota, isPersisted };
}

/** Asks the browser to keep our data when space runs low; answers whether it promised. */
export async function askToPersist(): Promise<boolean> {
	return navigator.storage.persist();
}
