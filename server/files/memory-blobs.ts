import { filePath } from '#lib/kernel/protocol/index.ts';
import { err, ok } from '#lib/kernel/result/index.ts';
import type { Blobs, KeptBlob } from './blobs.ts';
import { checkBytes } from './checked-bytes.ts';

/** Files that end with the relay. */
export const openMemoryBlobs = (): Blobs => {
	const kept = new Map<
		string,
		{ readonly blob: KeptBlob; readonly parts: readonly Uint8Array[] }
	>();
	return {
		size: (place) => Promise.resolve(kept.get(filePath(place))?.blob.size),
		read: (place) => {
			const found = kept.get(filePath(place));
			return Promise.resolve(found && each(found.parts));
		},
		receive: async (place, { mayKeep, ...incoming }) => {
			const parts: Uint8Array[] = [];
			const wrong = await checkBytes(place.hash, incoming, (part) =>
				Promise.resolve(parts.push(Uint8Array.from(part)))
			);
			const refusal = wrong ?? mayKeep();
			if (refusal) return err(refusal);
			kept.set(filePath(place), { blob: { ...place, size: incoming.size }, parts });
			return ok(null);
		},
		list: (workspace) =>
			each(
				[...kept.values()]
					.map(({ blob }) => blob)
					.filter((blob) => workspace === undefined || blob.workspace === workspace)
			)
	};
};

async function* each<T>(items: readonly T[]): AsyncIterable<T> {
	yield* items;
}
