import * as v from 'valibot';
import * as Y from 'yjs';
import type { Result } from '#lib/kernel/result/index.ts';
import { err, ok } from '#lib/kernel/result/index.ts';
import type { Block } from './block.ts';
import { sameBlock } from './block.ts';
import { claimAuthorship } from './authorship.ts';
import { bodyElements, blockTexts, draftAuthors, draftBody, readDraft } from './draft.ts';
import { packBlocks, unpackBlocks } from './pack.ts';
import { changeBody } from './write.ts';

/** Why a version was kept. */
type VersionCause = 'automatic' | 'named' | 'before_restore' | 'finalised';

/** A version of the draft, as the list shows it. `at` is epoch ms; persons by id. */
export type Version = {
	readonly id: string;
	readonly at: number;
	/** Who kept it. */
	readonly by: string;
	readonly cause: VersionCause;
	readonly label: string;
	/** Who has written since the version before. */
	readonly authors: readonly string[];
};

/** The origin of a restored version: name it to the editor, and undo takes the restoring back. */
export const restoreOrigin = { change: 'restored version' };

/** So many automatic versions are kept; the oldest go first. Named ones stay. */
const mostAutomatic = 24;

const versionSchema = v.object({
	at: v.number(),
	by: v.string(),
	cause: v.picklist(['automatic', 'named', 'before_restore', 'finalised']),
	label: v.string(),
	authors: v.array(v.string()),
	known: v.instance(Uint8Array),
	packed: v.instance(Uint8Array)
});

type Stored = v.InferOutput<typeof versionSchema>;

/** Versions lie in the draft itself: whoever has the draft has its history, also offline. */
const versionsOf = (draft: Y.Doc): Y.Map<unknown> => draft.getMap('versions');

const storedVersions = (draft: Y.Doc): readonly (readonly [string, Stored])[] =>
	[...versionsOf(draft)]
		.flatMap(([id, value]) => {
			const parsed = v.safeParse(versionSchema, value);
			return parsed.success ? [[id, parsed.output] as const] : [];
		})
		.sort(([a, first], [b, second]) => second.at - first.at || (a < b ? 1 : -1));

/** The kept versions, newest first. */
export const listVersions = (draft: Y.Doc): readonly Version[] =>
	storedVersions(draft).map(([id, { at, by, cause, label, authors }]) => ({
		id,
		at,
		by,
		cause,
		label,
		authors
	}));

/** What a version says. */
export const readVersion = (
	draft: Y.Doc,
	id: string
): Result<readonly Block[], { readonly code: 'no_such_version' | 'malformed' }> => {
	const found = storedVersions(draft).find(([known]) => known === id);
	if (!found) return err({ code: 'no_such_version' });
	const blocks = unpackBlocks(found[1].packed);
	return blocks ? ok(blocks) : err({ code: 'malformed' });
};

/** What is stated of a version when it is kept. */
export type Keeping = {
	readonly at: number;
	readonly by: string;
	readonly cause: VersionCause;
	readonly label?: string;
};

/** Keeps the draft as it is now; gives the id. A version that says the same is not kept twice. */
export const keepVersion = (draft: Y.Doc, { at, by, cause, label = '' }: Keeping): string => {
	const [newest] = storedVersions(draft);
	const blocks = readDraft(draft);
	if (newest && cause !== 'named' && cause !== 'finalised') {
		const last = unpackBlocks(newest[1].packed);
		if (last && sameBlocks(last, blocks)) return newest[0];
	}
	const id = `${at}-${draft.clientID}`;
	const stored: Stored = {
		at,
		by,
		cause,
		label,
		authors: [...authorsSince(draft, newest?.[1].known)],
		known: new Uint8Array(Y.encodeStateVector(draft)),
		packed: new Uint8Array(packBlocks(blocks))
	};
	draft.transact(() => {
		versionsOf(draft).set(id, stored);
		for (const old of surplus(draft)) versionsOf(draft).delete(old);
	});
	return id;
};

/** True when the draft has changed and the newest version is older than `intervalMs`. */
export const isVersionDue = (draft: Y.Doc, nowMs: number, intervalMs: number): boolean => {
	const [newest] = storedVersions(draft);
	if (!newest) return authorsSince(draft, undefined).size > 0;
	return nowMs - newest[1].at >= intervalMs && authorsSince(draft, newest[1].known).size > 0;
};

/**
 * Makes the draft say again what a version says, as a new change: lines and letters that are the
 * same stay, what others type meanwhile is merged, and what was there before is kept as a version.
 */
export const restoreVersion = (
	draft: Y.Doc,
	id: string,
	{ at, by }: { readonly at: number; readonly by: string }
): Result<null, { readonly code: 'no_such_version' | 'malformed' }> => {
	const wanted = readVersion(draft, id);
	if (!wanted.ok) return wanted;
	keepVersion(draft, { at, by, cause: 'before_restore' });
	claimAuthorship(draft, draft.clientID, by);
	draft.transact(() => changeBody(draftBody(draft), readDraft(draft), wanted.value), restoreOrigin);
	return ok(null);
};

const sameBlocks = (a: readonly Block[], b: readonly Block[]) =>
	a.length === b.length &&
	a.every((block, index) => {
		const other = b[index];
		return other !== undefined && sameBlock(block, other);
	});

/** The persons whose clients have written into the lines what `known` does not have. */
const authorsSince = (draft: Y.Doc, known: Uint8Array | undefined): ReadonlySet<string> => {
	const clocks = known ? Y.decodeStateVector(known) : new Map<number, number>();
	const authors = new Set<string>();
	for (const element of bodyElements(draftBody(draft)))
		for (const text of blockTexts(element))
			for (let item = text._start; item !== null; item = item.right) {
				const { client, clock } = item.id;
				if (clock + item.length <= (clocks.get(client) ?? 0)) continue;
				const person = draftAuthors(draft).get(String(client));
				if (person !== undefined) authors.add(person);
			}
	return authors;
};

const surplus = (draft: Y.Doc): readonly string[] =>
	storedVersions(draft)
		.filter(([, { cause }]) => cause === 'automatic')
		.slice(mostAutomatic)
		.map(([id]) => id);
