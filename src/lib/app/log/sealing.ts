import type { Authority, Control } from '#lib/kernel/authority/index.ts';
import type { Fact } from '#lib/kernel/facts/index.ts';
import { controlSpace, membersSpace, type Space } from '#lib/kernel/identity/index.ts';
import { nextEntry, type Entry, type SignedEntry } from '#lib/kernel/log/index.ts';
import { err, ok, type Result } from '#lib/kernel/result/index.ts';
import {
	epochOf,
	openedSpaces,
	isSealedType,
	openFact,
	readType,
	sealedType,
	sealFact,
	sealReading,
	type Draw,
	type EpochId,
	type EpochKey,
	type Keyring,
	type OpenedSpace,
	type SealedFault
} from '#lib/kernel/sealed/index.ts';

/** What the log needs to read and write sealed spaces; without it their facts wait for a key. */
export interface Sealing {
	readonly keyring: Keyring;
	readonly draw: Draw;
}

/** The spaces of a workspace, by name. */
export type Spaces = ReadonlyMap<Space, OpenedSpace>;

/** Spaces that every workspace has from the start; they cannot be sealed later. */
const clearSpaces: readonly Space[] = [controlSpace, membersSpace, 'public' as Space];

/** Whether something may be written into a space as it is: not where nobody has said that it is open. */
export const isClear = (space: Space, spaces: Spaces): boolean =>
	clearSpaces.includes(space) || spaces.get(space)?.isSealed === false;

/** Spaces that have been sealed, or are not any more, from one moment to another. */
export const newlySealed = (before: Spaces, after: Spaces): ReadonlySet<Space> =>
	new Set(
		[...before.keys(), ...after.keys()].filter(
			(space) => before.get(space)?.isSealed !== after.get(space)?.isSealed
		)
	);

/** The spaces that follow from the control entries which count. */
export const spacesOf = (control: Control, { refused }: Authority): Spaces =>
	openedSpaces(
		[...control.of('space.opened'), ...control.of('epoch.opened')]
			.filter(({ id, event }) => !refused.has(id) && !isClearSpace(event.payload.space))
			.map(({ id, entry, event }) => ({ ...event, id, at: entry.at }))
	);

const isClearSpace = (name: string): boolean => clearSpaces.some((space) => space === name);

/**
 * What an entry states: in a sealed space it has to be sealed, and elsewhere it is as it stands. What is
 * `known` of a sealed one needs no second opening, as long as the key is still one of the space's.
 */
export const openEntry = (
	entry: Entry,
	spaces: Spaces,
	sealing: Sealing | undefined,
	known: Fact | undefined
): Result<
	{ readonly type: string; readonly payload: unknown },
	SealedFault | { readonly code: 'not_sealed' }
> => {
	if (spaces.get(entry.space)?.isSealed !== true) return ok(entry);
	if (!isSealedType(entry.type)) return err({ code: 'not_sealed' });
	const keyOf = (id: EpochId) => sealing?.keyring.key(id);
	const epoch = known && epochOf(entry);
	return known && epoch && keyOf(epoch) ? ok(known) : openFact(entry, keyOf);
};

/** The same entry, sealed: its envelope stays, its type and payload go inside; a reading tells of what. */
export const sealEntry = (
	{ entry }: SignedEntry,
	key: EpochKey,
	{ draw }: Sealing
): SignedEntry => {
	const { type, payload, ...envelope } = entry;
	const { space, chain, seq, prev, device } = envelope;
	const isReading = type === readType;
	const head =
		seq === 0
			? { space, chain, workspace: key.workspace }
			: // At seq 1 and later `prev` is an entry.
				{ space, chain, workspace: key.workspace, tip: { chain, seq: seq - 1, id: prev as never } };
	return nextEntry(head, device, {
		...envelope,
		type: isReading ? readType : sealedType,
		payload: isReading
			? sealReading(key, envelope, payload, draw)
			: sealFact(key, envelope, { type, payload }, draw)
	});
};
