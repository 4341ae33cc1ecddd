import { controlSpace, type DeviceId } from '#lib/kernel/identity/index.ts';
import type { LogStore, SignedEntry } from '#lib/kernel/log/index.ts';

/** This device's founding, introduction and joining: what a relay may not have yet. */
export const entranceOf = async (
	store: LogStore,
	device: DeviceId
): Promise<readonly SignedEntry[]> => {
	const tips = await store.tips(controlSpace);
	for (const { chain } of tips) {
		const first = await store.chain(controlSpace, chain, 0, 2);
		if (first[0]?.entry.device === device) return first;
	}
	return [];
};
