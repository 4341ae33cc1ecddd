import type { HolderName } from './hpke.ts';
import type { Epoch, OpenedSpace } from './spaces.ts';
import type { WrapKey } from './wrap-keys.ts';

/** Who should hold a space's key: the devices and words of everybody with a live grant for it. */
export interface Holder {
	readonly name: HolderName;
	/** Undefined where the device has not published its key yet: it waits. */
	readonly key: WrapKey | undefined;
}

/** Why a new epoch is due; `suspicion` is for people to say. */
export type RotationCause = 'first' | 'revoked' | 'schedule' | 'suspicion';

/** Whether a new epoch is due: somebody holds the key who should not any more, or it is too old. */
export const rotationDue = (
	{ current }: OpenedSpace,
	holders: readonly Holder[],
	{ now, maxAgeMs }: { readonly now: number; readonly maxAgeMs: number }
): RotationCause | undefined => {
	if (!current) return 'first';
	const names = new Set(holders.map(({ name }) => name));
	if ([...current.wraps.keys()].some((name) => !names.has(name))) return 'revoked';
	return now - current.openedAt > maxAgeMs ? 'schedule' : undefined;
};

/** Holders whom the epoch's key can be wrapped for and has not been. */
export const holdersWithoutWrap = (
	epoch: Epoch,
	holders: readonly Holder[]
): readonly { readonly name: HolderName; readonly key: WrapKey }[] =>
	holders.flatMap(({ name, key }) => (key && !epoch.wraps.has(name) ? [{ name, key }] : []));
