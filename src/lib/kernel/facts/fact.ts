import type { DeviceId, EntryId, PersonId, Space } from '../identity/index.ts';

/** One accepted entry, as domains see it: who stated what, when, and by which device. */
export interface Fact<Type extends string = string, Payload = unknown> {
	readonly id: EntryId;
	readonly type: Type;
	readonly space: Space;
	readonly by: PersonId;
	readonly device: DeviceId;
	/** Milliseconds since 1970: the author's claim. It orders what is shown, never what is allowed. */
	readonly at: number;
	/** When this store first saw the entry; used for the mark *recorded late*. */
	readonly receivedAt: number;
	readonly payload: Payload;
}

/** Who stated something and when (milliseconds since 1970, by their own claim), in which entry. */
export type Stated = Pick<Fact, 'id' | 'by' | 'at'>;

/** The same of a fact, without what it says. */
export const statedIn = ({ id, by, at }: Stated): Stated => ({ id, by, at });

/** Orders facts by claimed time, then id: the same on every client, whatever order they came in. */
export const byTime = (a: Fact, b: Fact): number =>
	a.at - b.at || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
