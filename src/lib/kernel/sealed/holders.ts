import type { Authority, WrapKey } from '../authority/index.ts';
import type { PersonId, Space } from '../identity/index.ts';
import type { HolderName } from './hpke.ts';
import type { Epoch, OpenedSpace } from './spaces.ts';

/** Who should hold a space's key: the devices and words of everybody with a live grant for it. */
export interface Holder {
	readonly name: HolderName;
	readonly person: PersonId;
	/** Undefined where the device has not published its key yet: it waits. */
	readonly key: WrapKey | undefined;
}

/** Everybody who should hold the key of a space, by name; `now` in milliseconds since 1970. */
export const holdersOf = (authority: Authority, space: Space, now: number): readonly Holder[] => {
	const persons = new Set([...authority.grants.values()].map(({ to }) => to));
	const holders = [...persons].flatMap((person): readonly Holder[] => {
		const devices = authority
			.devicesOf(person)
			.filter(
				({ device, isLive }) =>
					isLive &&
					authority.grantsWith(person, device, now).some(({ spaces }) => opens(spaces, space))
			);
		if (devices.length === 0) return [];
		const words = authority.recoveryOf(person)?.wrap;
		return [
			...devices.map(({ device }) => ({ name: device, person, key: authority.wraps.get(device) })),
			...(words === undefined ? [] : [{ name: `words:${person}` as const, person, key: words }])
		];
	});
	return holders.sort((a, b) => (a.name < b.name ? -1 : 1));
};

const opens = (held: readonly string[], space: Space) => held.includes('*') || held.includes(space);

/** Why a new epoch is due. */
export type RotationCause = 'first' | 'revoked' | 'newcomer' | 'schedule';

/**
 * Whether a new epoch is due: somebody holds the key who should not any more, it is too old, or, where
 * newcomers are to read the state only, somebody has come of whom no device holds it.
 */
export const rotationDue = (
	{ current, history }: OpenedSpace,
	holders: readonly Holder[],
	{ now, maxAgeMs }: { readonly now: number; readonly maxAgeMs: number }
): RotationCause | undefined => {
	if (!current) return 'first';
	const names = new Set(holders.map(({ name }) => name));
	if ([...current.wraps.keys()].some((name) => !names.has(name))) return 'revoked';
	const known = new Set(
		holders.flatMap(({ name, person }) => (current.wraps.has(name) ? [person] : []))
	);
	const isNew = ({ person, key }: Holder) => key !== undefined && !known.has(person);
	if (history === 'state' && holders.some(isNew)) return 'newcomer';
	return now - current.openedAt > maxAgeMs ? 'schedule' : undefined;
};

/** Holders whom the epoch's key can be wrapped for and has not been. */
export const holdersWithoutWrap = (
	epoch: Epoch,
	holders: readonly Holder[]
): readonly { readonly name: HolderName; readonly key: WrapKey }[] =>
	holders.flatMap(({ name, key }) => (key && !epoch.wraps.has(name) ? [{ name, key }] : []));
