import { expect, it } from 'vitest';
import { controlSpace, membersSpace } from '#lib/kernel/identity/index.ts';
import { diceFrom } from '../contracts/damage.ts';
import { casesOf } from '../counts.ts';
import { openAccounts } from './accounts.ts';
import { Replica, seedBytes, START_MS } from './replica.ts';
import { Sayings } from './sayings.ts';

const { seeds, timeLimit } = casesOf('I9');
const YEAR_MS = 365.25 * 24 * 3_600_000;
const DAY_MS = YEAR_MS / 365.25;
const SECRET = 3;
const OPERATIONS = 30;
const RIGHTS = ['member.grant', 'member.invite', 'roster', 'meeting.call', 'attendance.record'];

/** From ten years slow to seventy-three years fast: a dead battery, and a mistyped century. */
const offBy = (dice: (limit: number) => number) => Math.floor((dice(8_300) / 100 - 10) * YEAR_MS);

/** A history that a seed decides; the clocks decide nothing but what the entries claim. */
const play = async (seed: number, clocks: readonly number[]) => {
	const dice = diceFrom(seed);
	const people = clocks.map((clockOffMs, index) => {
		const person = new Replica(seed * 10 + index, index + 1);
		person.clockOffMs = clockOffMs;
		return person;
	});
	const [founder, ...others] = people;
	if (!founder) throw new Error('somebody founds');
	await founder.found();
	const invitation = await founder.invite(SECRET, 100, START_MS + 100 * YEAR_MS);
	const appoint = (by: Replica, whom: Replica, rank: number) =>
		by.grant(whom.person, rank, [controlSpace, membersSpace], RIGHTS);
	for (const [index, other] of others.entries()) {
		await other.join(founder.workspace, invitation, seedBytes(SECRET));
		await founder.receive(other.entries());
		await appoint(founder, other, index === 0 ? 1 : 2);
	}
	const sayings = new Sayings(dice);
	await sayings.open(founder, people);
	for (const other of others) await other.receive(founder.entries());
	for (let left = OPERATIONS; left > 0; left--) {
		const person = people[dice(people.length)] ?? founder;
		const whom = others[dice(others.length)] ?? founder;
		const kind = dice(10);
		const [grant] = founder.authority().grantsOf(whom.person);
		if (kind < 6) await sayings.speak(person);
		else if (kind < 8) await person.receive((people[dice(people.length)] ?? founder).entries());
		else if (kind === 8 && grant) await founder.revoke(grant.id);
		else if (kind === 9 && !grant) await appoint(founder, whom, 2);
	}
	for (const person of people) await founder.receive(person.entries());
	return verdictsOf(founder, people);
};

/** In terms that do not depend on ids, which the claimed times are a part of. */
const verdictsOf = async (reader: Replica, people: readonly Replica[]) => {
	const accepted = new Set(reader.accepted());
	const order = new Map(people.flatMap((person) => person.own()).map((id, index) => [id, index]));
	const accounts = openAccounts(reader, () => START_MS + DAY_MS);
	return {
		accepted: [...order].flatMap(([id, index]) => (accepted.has(id) ? [index] : [])),
		count: order.size,
		total: await accounts.total()
	};
};

it(
	'[I9] clocks off by −10 to +73 years change neither what is accepted nor the totals',
	{ timeout: timeLimit(600_000) },
	async () => {
		for (const seed of seeds) {
			const dice = diceFrom(-seed);
			const clocks = Array.from({ length: 2 + dice(4) }, () => offBy(dice));
			const right = await play(
				seed,
				clocks.map(() => 0)
			);
			expect({ seed, ...(await play(seed, clocks)) }).toEqual({ seed, ...right });
			expect(right.accepted.length).toBeGreaterThan(10);
		}
	}
);
