/** What people and thieves do in random histories; each operation follows from one number. */

const kinds = {
	...{ grant: 4, revoke: 4, leave: 1, state: 6, invite: 1, join: 1, introduce: 1, ratify: 3 },
	...{ add: 2, recover: 1, unpair: 3, retire: 2, rebind: 2, decide: 1, wrap: 1 },
	...{ seal: 1, countersign: 1, open: 1, epoch: 1 }
} as const;

/** The kinds of things that somebody does. */
export type Kind = keyof typeof kinds;

/** One thing that somebody does; numbers choose among what is there. */
export interface Operation {
	readonly actor: number;
	/** Which of the actor's devices; the last one is nobody's until somebody takes it in. */
	readonly device: number;
	readonly kind: Kind;
	readonly pick: number;
	readonly rank: number;
	readonly capabilities: readonly string[];
	readonly spaces: readonly string[];
	/** How many of the last entries of each chain a cut leaves out. */
	readonly lag: number;
	/** How many of its own last entries the author forgets, as after a restored backup. */
	readonly back: number;
	/** 0 cites somebody else's grant, 1 speaks in somebody else's name, 2 shows a wrong proof. */
	readonly honesty: number;
	/** How far the claimed time lies back. */
	readonly backdated: number;
	/** How long a grant lasts; 0: for good. */
	readonly lasting: number;
}

export const ACTORS = 6;
export const DEVICES = 4;

const capabilities = [
	'member.grant',
	'member.invite',
	'space.open',
	'term.close',
	'attendance.record'
];

/** The spaces of random histories. */
export const spaceNames: readonly string[] = ['control', 'members', 'unit:one'];

const weighted = Object.entries(kinds).flatMap(
	([kind, weight]) => Array<Kind>(weight).fill(kind as Kind) // a key of the table
);

/** Random numbers that are the same for the same seed. */
export const randomFrom = (seed: number): ((limit: number) => number) => {
	let state = seed >>> 0;
	return (limit) => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
	};
};

/** One random thing that somebody does. */
const operationOf = (random: (limit: number) => number): Operation => {
	const some = (all: readonly string[]): readonly string[] => {
		const choice = random(6);
		if (choice < 3) return all;
		return choice < 5 ? all.filter(() => random(2) === 0) : ['*'];
	};
	return {
		actor: random(ACTORS),
		device: random(3) > 0 ? 0 : random(DEVICES),
		kind: weighted[random(weighted.length)] ?? 'state',
		pick: random(1_000),
		rank: 1 + random(5),
		capabilities: some(capabilities),
		spaces: some(spaceNames),
		lag: random(3),
		back: random(9) === 0 ? random(4) : 0,
		honesty: random(14),
		backdated: random(8) === 0 ? random(40) : 0,
		lasting: random(4) === 0 ? 1 + random(20) : 0
	};
};

/** So many random things. */
export const operationsOf = (seed: number, length: number): readonly Operation[] => {
	const random = randomFrom(seed);
	return Array.from({ length }, () => operationOf(random));
};

/** The same values in an order that follows from the seed. */
export const shuffled = <T>(all: readonly T[], seed: number): readonly T[] => {
	const random = randomFrom(seed);
	return all
		.map((value) => ({ value, place: random(1_000_000_007) }))
		.sort((a, b) => a.place - b.place)
		.map(({ value }) => value);
};
