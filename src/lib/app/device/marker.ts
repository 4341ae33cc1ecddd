/**
 * What this browser once held, noted outside its database. Browsers clear databases without asking;
 * an empty one does not mean a new user.
 */
import * as v from 'valibot';
import type { WorkspaceId } from '#lib/kernel/identity/index.ts';

/** A short text that outlives the database. */
export interface Marker {
	read(): string | null;
	write(text: string): void;
}

/** A workspace that was here. */
export interface Missing {
	readonly id: WorkspaceId;
	readonly name: string;
}

/** Nothing is noted anywhere. */
export const noMarker: Marker = { read: () => null, write: () => undefined };

const schema = v.array(
	v.object({ id: v.pipe(v.string(), v.regex(/^[\w-]{43}$/)), name: v.string() })
);

/** What the marker says was here and is not. */
export const missingFrom = (
	marker: Marker,
	present: readonly { readonly id: WorkspaceId }[]
): readonly Missing[] =>
	readMarker(marker).filter(({ id }) => !present.some((each) => each.id === id));

/** Notes what is here, and what is still missed. A sample is not worth missing. */
export const writeMarker = (
	marker: Marker,
	present: readonly (Missing & { readonly isSample: boolean })[],
	missing: readonly Missing[]
): void => {
	const noted = [...present.filter(({ isSample }) => !isSample), ...missing];
	marker.write(JSON.stringify(noted.map(({ id, name }) => ({ id, name }))));
};

const readMarker = (marker: Marker): readonly Missing[] => {
	try {
		const parsed = v.safeParse(schema, JSON.parse(marker.read() ?? '[]'));
		// The pattern of the schema is that of an id.
		return parsed.success
			? parsed.output.map((each) => ({ ...each, id: each.id as WorkspaceId }))
			: [];
	} catch {
		return []; // somebody else's text under our name says nothing
	}
};
