/**
 * A person's 24 words are a key that the person's introduction names. It is senior to all devices:
 * what it signs for a new device takes that in, and retires others, whatever becomes of the new one.
 */
import type { DeviceId, EntryId } from '../identity/index.ts';
import { recoveryClaim } from './claims.ts';
import { append } from './control.ts';
import type { Standing } from './standing.ts';
import { isOf, type Parsed, type RankedCut } from './types.ts';

/** A device that the words have taken in, with what they retire. */
export interface Recovered {
	readonly id: EntryId;
	readonly device: DeviceId;
	readonly retires: ReadonlyMap<DeviceId, readonly RankedCut[]>;
}

/** What the words have signed, among a person's own statements. */
export const recoveriesOf = (
	standing: Standing,
	introduction: Parsed<'person.introduced'>,
	stated: readonly Parsed[],
	rank: number
): readonly Recovered[] =>
	stated
		.filter(isOf('device.recovered'))
		.filter((each) => isByWords(standing, introduction, each))
		.map(({ id, entry, event }) => {
			const retires = new Map<DeviceId, RankedCut[]>();
			for (const [device, cut] of event.payload.retires) {
				append(retires, device as DeviceId, { cut, rank, revocation: id });
			}
			return { id, device: entry.device, retires };
		});

/** Whether the key of the person's words has signed a recovery. */
export const isByWords = (
	{ workspace, proves }: Standing,
	introduction: Parsed<'person.introduced'>,
	stated: Parsed<'device.recovered'>
): boolean => {
	const claim = recoveryClaim(workspace, stated, introduction);
	return claim !== undefined && proves(claim);
};
