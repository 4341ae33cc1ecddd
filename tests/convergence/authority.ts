/** [I2] of one seed: what is wrong with its history, or with what somebody did to it afterwards. */
import type { Authority } from '#lib/kernel/authority/index.ts';
import type { SignedEntry } from '#lib/kernel/log/index.ts';
import { forgeriesIn, isAccepted, verdictsOf } from './forgeries.ts';
import { deviceOf, historyOf, type History } from './histories.ts';
import { operationsOf, shuffled, type Kind, type Operation } from './operations.ts';

const LENGTH = 20;
const LATER = 8;

/** What one seed has shown. */
export interface Outcome {
	/** The operations and what is wrong, or '' where nothing is. */
	readonly fault: string;
	/** What was tried, and how often: a check that never looks proves nothing. */
	readonly name: string;
	readonly attempts: number;
}

/** Whether authority is a function of the set, and accepts nothing that it must not. */
export const forgeryOutcome = (seed: number): Outcome => {
	const operations = operationsOf(seed, LENGTH);
	const history = historyOf(operations);
	const authority = history.resolve();
	const faults = [...orderFaults(history, authority, seed), ...forgeriesIn(history, authority)];
	const attempts = history.entries.filter((each) => !isAccepted(authority, each)).length;
	return { fault: told({ seed, faults, operations }), name: 'refused', attempts };
};

/** Whether somebody who may no longer do anything changes what others have done. */
export const interferenceOutcome = (seed: number): Outcome => {
	const operations = operationsOf(seed, LENGTH);
	const later = operationsOf(seed + 1_000_003, LATER);
	const history = historyOf(operations);
	const attack = attackOn(history, history.resolve(), later, seed);
	const faults = attack?.faults ?? [];
	const { name = 'nobody', attempts = 0 } = attack ?? {};
	return { fault: told({ seed, faults, operations, later }), name, attempts };
};

const told = (all: {
	readonly seed: number;
	readonly faults: readonly string[];
	readonly operations: readonly Operation[];
	readonly later?: readonly Operation[];
}): string => (all.faults.length > 0 ? JSON.stringify(all) : '');

/** Plays as many seeds as asked for, and counts what was tried. */
export const play = (
	outcomeOf: (seed: number) => Outcome,
	{ first, count }: { readonly first: number; readonly count: number }
): { readonly faults: readonly string[]; readonly attempts: Readonly<Record<string, number>> } => {
	const faults: string[] = [];
	const attempts: Record<string, number> = {};
	for (let seed = first; seed < first + count; seed++) {
		const outcome = outcomeOf(seed);
		attempts[outcome.name] = (attempts[outcome.name] ?? 0) + outcome.attempts;
		if (outcome.fault !== '') faults.push(outcome.fault);
	}
	return { faults, attempts };
};

/** The seeds of a change; `TONGBAN_HISTORIES` and `TONGBAN_SEED` ask for more of them, or for others. */
export const seedsToPlay = (): { readonly first: number; readonly count: number } => ({
	first: Number(process.env['TONGBAN_SEED'] ?? 20_260_901),
	count: Number(process.env['TONGBAN_HISTORIES'] ?? 20_000)
});

/** One of the attacks: the first, from one that the seed chooses, for which there is somebody. */
const attackOn = (
	history: History,
	authority: Authority,
	later: readonly Operation[],
	seed: number
): (Attack & { readonly name: string }) | undefined => {
	for (let index = 0; index < attacks.length; index++) {
		const attack = attacks[(seed + index) % attacks.length];
		const played = attack?.play(history, authority, later);
		if (attack && played) return { ...played, name: attack.name };
	}
	return undefined;
};

/** Everything that anybody reads of an authority. */
const summaryOf = (authority: Authority, history: History): string =>
	JSON.stringify([
		[...authority.grants.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
		[...authority.invitations].sort(),
		[...authority.joined].sort(),
		[...authority.devices].sort(),
		[...authority.wraps].sort(),
		[...authority.spaces].sort(),
		[...authority.refused].sort(),
		authority.seals,
		history.persons.map((person) => [
			authority.devicesOf(person),
			authority.recoveryOf(person),
			authority.grantsOf(person, 1_020)
		]),
		[...verdictsOf(authority, history.entries)]
	]);

/** Authority is a function of the set. */
const orderFaults = (history: History, authority: Authority, seed: number): readonly string[] => {
	const expected = summaryOf(authority, history);
	const orders = [shuffled(history.entries, seed), history.entries.toReversed()];
	return orders
		.filter((entries) => summaryOf(history.resolve(entries), history) !== expected)
		.map(() => 'depends on the order');
};

type Attack = { readonly faults: readonly string[]; readonly attempts: number };

/** What somebody does afterwards, and whose verdicts it must leave alone. */
const attacked = (
	history: History,
	operations: readonly Operation[],
	isBystander: (honest: SignedEntry) => boolean,
	isAttackers: (forged: SignedEntry) => boolean
): Attack => {
	const honest = [...history.entries];
	const before = history.resolve();
	for (const op of operations) history.act(op);
	const after = history.resolve();
	const [was, is] = [countingIn(before, honest), countingIn(after, honest)];
	const forged = history.entries.slice(honest.length).filter(isAttackers);
	return {
		attempts: forged.length,
		faults: [
			...honest
				.filter((each) => isBystander(each) && was.get(each.id) !== is.get(each.id))
				.map(({ id }) => `interference with ${id}: ${was.get(id) ?? ''} → ${is.get(id) ?? ''}`),
			...forged
				.filter(({ id, entry }) => after.judge({ id, entry }, undefined).ok)
				.map(({ id }) => `forged by a removed author: ${id}`)
		]
	};
};

/** By which grant each entry counts; for what does not, the reason may become another. */
const countingIn = (authority: Authority, entries: readonly SignedEntry[]) =>
	new Map(
		entries.map((each) => {
			const judged = authority.judge(each, undefined);
			const grant = judged.ok ? judged.value.id : 'none';
			return [each.id, `${grant} ${isAccepted(authority, each) ? 'counts' : 'does not'}`];
		})
	);

// The stewards' key holders are not who attacks: whoever holds a quorum of them decides.
const harmless = (op: Operation): Operation => ({
	...op,
	honesty: op.kind === 'decide' ? 5 : op.honesty
});

/** Whoever lost all grants to seniors changes nobody's verdict, whatever they write and fork. */
const removedFaults = (
	history: History,
	authority: Authority,
	later: readonly Operation[]
): Attack | undefined => {
	const actor = history.persons.findIndex((person) => {
		const held = [...authority.grants.values()].filter(({ to }) => to === person);
		return held.length > 0 && held.every(({ cuts, rank }) => cuts.some((cut) => cut.rank < rank));
	});
	const person = history.persons[actor];
	if (!person) return undefined;
	const operations = later.map((op) => harmless({ ...op, actor }));
	return attacked(
		history,
		operations,
		// What they say of their own devices is theirs to change.
		(honest) =>
			honest.entry.by !== person ||
			(authority.judge(honest, undefined).ok && !honest.entry.type.startsWith('device.')),
		() => true
	);
};

/** A device that was revoked by a senior, the words or an ancestor changes nothing any more. */
const thiefFaults = (
	history: History,
	authority: Authority,
	later: readonly Operation[]
): Attack | undefined => {
	const stolen = history.persons.flatMap((person, actor) =>
		authority
			.devicesOf(person)
			.filter(({ isLive }) => !isLive)
			.filter(({ cuts }) =>
				cuts.some(({ revocation }) => history.entry(revocation)?.device !== undefined)
			)
			.flatMap(({ device, cuts }) => {
				const number = [0, 1, 2, 3].find((each) => deviceOf(actor, each) === device);
				const isByItself = cuts.every(
					({ revocation }) => history.entry(revocation)?.device === device
				);
				return number === undefined || isByItself ? [] : [{ actor, device: number }];
			})
	);
	const [thief] = stolen;
	if (!thief) return undefined;
	const mayAct: readonly Kind[] = ['recover', 'introduce'];
	const operations = later
		.filter(({ kind }) => !mayAct.includes(kind)) // a thief of the device has not stolen the words
		.map((op) => harmless({ ...op, ...thief, honesty: Math.max(op.honesty, 2) }));
	return attacked(
		history,
		operations,
		() => true,
		() => true
	);
};

/** Whoever never held a grant changes nobody's verdict, by whatever devices. */
const outsiderFaults = (
	history: History,
	authority: Authority,
	later: readonly Operation[]
): Attack | undefined => {
	const granted = new Set([...authority.grants.values()].map(({ to }) => to));
	const actor = history.persons.findIndex((person) => !granted.has(person));
	const person = history.persons[actor];
	if (!person) return undefined;
	const operations = later.map((op) => harmless({ ...op, actor }));
	return attacked(
		history,
		operations,
		({ entry }) => entry.by !== person,
		() => true
	);
};

/** Whoever has left takes back nothing that counted, by resignations or by their devices. */
const leaverFaults = (
	history: History,
	authority: Authority,
	later: readonly Operation[]
): Attack | undefined => {
	const actor = history.persons.findIndex((person) => {
		const held = [...authority.grants.values()].filter(({ to }) => to === person);
		const hasLeft = held.every(({ cuts, rank }) => cuts.length === 1 && cuts[0]?.rank === rank);
		return held.length > 0 && hasLeft;
	});
	if (actor < 0) return undefined;
	const kinds: readonly Kind[] = ['leave', 'unpair', 'recover', 'add', 'wrap', 'leave'];
	const honest = [...history.entries];
	const before = history.resolve();
	for (const op of later) {
		const kind = kinds[op.pick % kinds.length] ?? 'leave';
		// Resignations that reach back over everything they ever wrote.
		const lag = kind === 'leave' || op.rank > 2 ? 100 : op.lag;
		history.act({ ...op, kind, actor, honesty: 9, lag });
	}
	const after = history.resolve();
	// Whose words say that the device which resigned was not theirs any more has not left.
	const resigned = honest.filter(
		(each) =>
			each.entry.type === 'grant.revoked' &&
			each.entry.by === history.persons[actor] &&
			isAccepted(before, each)
	);
	if (!resigned.every((each) => isAccepted(after, each))) return { attempts: 0, faults: [] };
	const taken = honest.filter(
		({ id, entry }) =>
			before.judge({ id, entry }, undefined).ok && !after.judge({ id, entry }, undefined).ok
	);
	return {
		attempts: later.length,
		faults: taken.map(({ id }) => `taken back by who has left: ${id}`)
	};
};

const attacks = [
	{ name: 'removed', play: removedFaults },
	{ name: 'thief', play: thiefFaults },
	{ name: 'outsider', play: outsiderFaults },
	{ name: 'leaver', play: leaverFaults }
];
