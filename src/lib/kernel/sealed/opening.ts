import type { WrapKey } from '../authority/index.ts';
import type { WorkspaceId } from '../identity/index.ts';
import type { Draw } from './box.ts';
import { lockEarlier, newEpochKey, type EpochKey } from './epoch-key.ts';
import { wrapFor, type HolderName } from './hpke.ts';
import type { Keyring } from './keyring.ts';
import type { Epoch, OpenedSpace, SpaceFact } from './spaces.ts';

/** The payload of an `epoch.opened`. */
export type EpochPayload = Extract<SpaceFact, { readonly type: 'epoch.opened' }>['payload'];

type Reachable = { readonly name: HolderName; readonly key: WrapKey };

// One control entry has 16 KiB; a wrap takes some 170 bytes with its holder's name.
const WRAPS_PER_ENTRY = 64;
/** Epochs of one number, where several devices have opened it at once, that a later one reads back to. */
const MOST_EARLIER = 16;

/**
 * A new epoch after those that are known: its key, and the payloads to state, in order. With full
 * history it carries the keys of the number before it, which carry those before them.
 */
export const openEpoch = async (
	workspace: WorkspaceId,
	opened: Pick<OpenedSpace, 'space' | 'history' | 'epochs' | 'current'>,
	{ holders, keyring, draw }: { holders: readonly Reachable[]; keyring: Keyring; draw: Draw }
): Promise<{ readonly key: EpochKey; readonly payloads: readonly EpochPayload[] }> => {
	const { space, epochs, current, history } = opened;
	const number = (current?.number ?? 0) + 1;
	const key = newEpochKey({ workspace, space, number }, draw);
	const before = epochs
		.flatMap((epoch) => (epoch.number === number - 1 ? [keyring.key(epoch.id)] : []))
		.filter((held) => held !== undefined)
		.slice(0, MOST_EARLIER);
	const earlier =
		history === 'full'
			? before.map((held) => [held.number, held.id, lockEarlier(key, held, draw)] as const)
			: [];
	const [first = [], ...rest] = await wrapsFor(key, holders);
	const base = { space, epoch: number, commitment: key.id };
	const opening = { ...base, wraps: first, ...(earlier.length > 0 && { earlier }) };
	return { key, payloads: [opening, ...rest.map((wraps) => ({ ...base, wraps, more: true }))] };
};

/** The payloads that give an epoch's key to further holders. */
export const addWraps = async (
	epoch: Epoch,
	key: EpochKey,
	holders: readonly Reachable[]
): Promise<readonly EpochPayload[]> =>
	(await wrapsFor(key, holders)).map((wraps) => ({
		space: epoch.space,
		epoch: epoch.number,
		commitment: epoch.id,
		wraps,
		more: true
	}));

const wrapsFor = async (key: EpochKey, holders: readonly Reachable[]) => {
	const wraps: (readonly [HolderName, string])[] = [];
	for (const { name, key: to } of holders) {
		const wrapped = await wrapFor(key, name, to);
		if (wrapped !== undefined) wraps.push([name, wrapped]);
	}
	return Array.from({ length: Math.ceil(wraps.length / WRAPS_PER_ENTRY) }, (_, page) =>
		wraps.slice(page * WRAPS_PER_ENTRY, (page + 1) * WRAPS_PER_ENTRY)
	);
};
