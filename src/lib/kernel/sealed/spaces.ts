/**
 * Which spaces a workspace has opened, and their epochs: a pure function of the set of control entries
 * that count, whatever order they came in.
 *
 * Opening twice, as two offline devices may, closes more and never less: a space is sealed if anybody
 * sealed it, and keeps the state only if anybody said so. An epoch is its number and its commitment;
 * several entries may add wraps to it. A number counts only where the one before it exists, so that
 * nobody can use up all numbers. Two epochs of one number may both be read; the lesser id is written.
 */
import type { EntryId, Space } from '../identity/index.ts';
import type { EpochId } from './epoch-key.ts';
import type { HolderName } from './hpke.ts';

/** What newcomers may read: everything, or only what is written from their epoch on. */
export type History = 'full' | 'state';

/** A control fact about spaces that counts; its payload has been parsed. */
export type SpaceFact = {
	readonly id: EntryId;
	readonly at: number;
} & (
	| {
			readonly type: 'space.opened';
			readonly payload: {
				readonly space: string;
				readonly sealed: boolean;
				readonly history: History;
			};
	  }
	| {
			readonly type: 'epoch.opened';
			readonly payload: {
				readonly space: string;
				readonly epoch: number;
				readonly commitment: string;
				readonly wraps: readonly (readonly [holder: string, wrapped: string])[];
				readonly more?: boolean | undefined;
				readonly earlier?:
					readonly (readonly [number: number, commitment: string, locked: string])[] | undefined;
			};
	  }
);

/** One key's time in a space. */
export interface Epoch {
	readonly id: EpochId;
	readonly space: Space;
	/** Counts from 1. */
	readonly number: number;
	/** The claim of whoever opened it, in milliseconds since 1970. */
	readonly openedAt: number;
	/** For each holder every wrap there is: the first that opens to the promised key is used. */
	readonly wraps: ReadonlyMap<HolderName, readonly string[]>;
	/** Earlier epochs' secrets, locked under this one's key. */
	readonly earlier: readonly Earlier[];
}

/** An earlier epoch's secret, locked. */
export interface Earlier {
	readonly id: EpochId;
	readonly number: number;
	readonly locked: string;
}

/** A space that somebody with the right has opened. */
export interface OpenedSpace {
	readonly space: Space;
	readonly isSealed: boolean;
	readonly history: History;
	/** By number, then id. */
	readonly epochs: readonly Epoch[];
	/** The epoch to write under; undefined where none has been opened yet. */
	readonly current: Epoch | undefined;
}

/** The spaces that these facts open, by name. */
export const openedSpaces = (facts: readonly SpaceFact[]): ReadonlyMap<Space, OpenedSpace> => {
	const spaces = new Map<Space, OpenedSpace>();
	for (const fact of facts) {
		if (fact.type !== 'space.opened') continue;
		const space = fact.payload.space as Space; // a space is what is opened by this name
		const before = spaces.get(space);
		const { sealed, history } = fact.payload;
		spaces.set(space, {
			space,
			isSealed: sealed || before?.isSealed === true,
			history: before?.history === 'state' ? 'state' : history,
			epochs: [],
			current: undefined
		});
	}
	for (const space of spaces.values()) {
		if (space.isSealed) spaces.set(space.space, withEpochs(space, epochsOf(space.space, facts)));
	}
	return spaces;
};

const withEpochs = (opened: OpenedSpace, epochs: readonly Epoch[]): OpenedSpace => {
	const last = epochs.at(-1)?.number;
	return { ...opened, epochs, current: epochs.find(({ number }) => number === last) };
};

type Opening = Extract<SpaceFact, { readonly type: 'epoch.opened' }>;

const epochsOf = (space: Space, facts: readonly SpaceFact[]): readonly Epoch[] => {
	const byEpoch = new Map<string, Opening[]>();
	for (const fact of facts) {
		if (fact.type !== 'epoch.opened' || fact.payload.space !== space) continue;
		const key = `${fact.payload.epoch}/${fact.payload.commitment}`;
		byEpoch.set(key, [...(byEpoch.get(key) ?? []), fact]);
	}
	// Wraps that are added to an epoch open none by themselves.
	const epochs = [...byEpoch.values()]
		.filter((openings) => openings.some(({ payload }) => payload.more !== true))
		.map((openings) => toEpoch(space, openings))
		.sort((a, b) => a.number - b.number || (a.id < b.id ? -1 : 1));
	let last = 0;
	return epochs.filter(({ number }) => {
		const isNext = number === last || number === last + 1;
		if (isNext) last = number;
		return isNext && number > 0;
	});
};

// Each helper may add one wrap for a holder; trying more of them than this would only cost time.
const MOST_WRAPS = 8;

const toEpoch = (space: Space, openings: readonly Opening[]): Epoch => {
	const inOrder = openings.toSorted((a, b) => (a.id < b.id ? -1 : 1));
	const wraps = new Map<HolderName, readonly string[]>();
	const earlier = new Map<string, Earlier>();
	for (const { payload } of inOrder) {
		for (const [holder, wrapped] of payload.wraps) {
			const name = holder as HolderName; // a device's id or `words:` and a person's, by the schema
			const before = wraps.get(name) ?? [];
			if (before.length < MOST_WRAPS) wraps.set(name, [...before, wrapped]);
		}
		for (const [number, commitment, locked] of payload.earlier ?? []) {
			const id = commitment as EpochId;
			earlier.set(`${id}/${locked}`, { id, number, locked });
		}
	}
	const openedAt = Math.min(
		...inOrder.flatMap(({ at, payload }) => (payload.more === true ? [] : [at]))
	);
	const { epoch: number = 0, commitment = '' } = inOrder[0]?.payload ?? {};
	const id = commitment as EpochId;
	return { id, space, number, openedAt, wraps, earlier: [...earlier.values()] };
};
