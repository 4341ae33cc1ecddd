import type { Store } from '../store/index.ts';

/** What a draft takes on disk, about. */
export const bytesOfDraft = async (store: Store, room: string): Promise<number> => {
	const { snapshot, tail } = await store.readDraft(room);
	const tailBytes = tail.reduce((sum, { update }) => sum + update.length, 0);
	return (snapshot?.bytes.length ?? 0) + tailBytes;
};
