/** One seeded story of an organisation whose members lose and find each other, and what must hold at its end. */
import { controlSpace, membersSpace } from '#lib/kernel/identity/index.ts';
import type { LogClient } from '#lib/kernel/sync/index.ts';
import { Replica, seedBytes } from './replica.ts';
import { World } from './world.ts';

const SECRET = 77;
const CALM = { cut: 0, twice: 0, latencyMs: 20 };
const STORM = { cut: 0.02, twice: 0.05, latencyMs: 400 };

/** What a story came to. */
export interface Ending {
	/** What happened, for a failing seed. */
	readonly operations: readonly string[];
	/** Members at the end, by name, with the ids they hold and those they accept. */
	readonly members: readonly {
		readonly name: string;
		readonly ids: readonly string[];
		readonly accepted: readonly string[];
		readonly isInStep: boolean;
	}[];
	/** Ids on the relay's disk. */
	readonly atRelay: readonly string[];
	/** Ids that somebody wrote while they were removed. */
	readonly forged: readonly string[];
}

/** Plays the story of a seed. */
export const play = async (seed: number, length: number): Promise<Ending> => {
	const story = new Story(seed);
	await story.begin();
	for (let turn = 0; turn < length; turn++) await story.turn();
	return story.end();
};

class Story {
	readonly #world: World;
	readonly #people: readonly Replica[];
	readonly #clients = new Map<Replica, readonly LogClient[]>();
	readonly #operations: string[] = [];
	readonly #forged: string[] = [];

	constructor(seed: number) {
		this.#world = new World(seed);
		const count = 2 + this.#world.dice(5);
		this.#people = Array.from({ length: count }, (_, index) => new Replica(seed * 10 + index));
	}

	/** Everybody has met once; the relay knows nothing yet. */
	async begin(): Promise<void> {
		const [founder, ...others] = this.#people;
		if (!founder) return;
		await founder.found();
		const invitation = await founder.invite(SECRET, 100);
		for (const [index, other] of others.entries()) {
			await other.join(founder.workspace, invitation, seedBytes(SECRET));
			await founder.receive(other.entries());
			const isDeputy = index === 0;
			const spaces = [controlSpace, membersSpace];
			if (isDeputy) await founder.grant(other.person, 1, spaces);
			else await founder.grant(other.person, 2 + (index % 2), spaces);
		}
		for (const other of others) await other.receive(founder.entries());
		await this.#world.restart();
		this.#world.weather = STORM;
		for (const person of this.#people) this.#connect(person);
	}

	async turn(): Promise<void> {
		const { dice } = { dice: (limit: number) => this.#world.dice(limit) };
		const person = this.#people[dice(this.#people.length)];
		if (!person) return;
		const name = this.#name(person);
		const kind = dice(20);
		if (kind < 11) await this.#say(person);
		else if (kind < 13) this.#toggle(person);
		else if (kind === 13) {
			this.#note(`${name} loses the line`);
			this.#world.cutLines(person);
		} else if (kind === 14) await this.#remove(person);
		else if (kind === 15) await this.#appoint(person);
		else if (kind === 16) {
			this.#note('the relay restarts');
			await this.#world.restart();
		} else if (kind === 17) await this.#fork(person);
		else await this.#world.run(dice(4_000));
		await this.#world.run(dice(300));
	}

	/** The storm ends, everybody returns, and time passes. */
	async end(): Promise<Ending> {
		this.#world.weather = CALM;
		this.#world.offline.clear();
		if (this.#world.dice(2) === 0) {
			this.#note('the relay loses its disk');
			await this.#world.loseDisk();
		}
		for (const person of this.#people) {
			this.#world.cutLines(person);
			this.#connect(person);
			// Some speak before they have caught up, and never again.
			await this.#world.run(this.#world.dice(120));
			await this.#say(person);
		}
		for (let round = 0; round < 12; round++) {
			for (const clients of this.#clients.values()) {
				for (const client of clients) {
					if (client.state.type !== 'live') client.connect();
				}
			}
			await this.#world.run(10_000);
		}
		const members = this.#people
			.filter((person) => this.#clients.get(person)?.every(({ state }) => state.type === 'live'))
			.map((person) => ({
				name: this.#name(person),
				ids: person.ids(),
				accepted: person.accepted(),
				isInStep: (this.#clients.get(person) ?? []).every((client) => client.unacknowledged === 0)
			}));
		for (const clients of this.#clients.values()) for (const client of clients) client.disconnect();
		return {
			operations: this.#operations,
			members,
			atRelay: await this.#stored(),
			forged: this.#forged
		};
	}

	#connect(person: Replica): void {
		const { url, pace } = this.#world;
		const line = { socket: this.#world.socketsOf(person), url, pace };
		const clients = [controlSpace, membersSpace].map((space) => person.client(space, line));
		this.#clients.set(person, clients);
		for (const client of clients) client.connect();
	}

	async #say(person: Replica): Promise<void> {
		const count = 1 + this.#world.dice(3);
		const sayings = Array.from({ length: count }, (_, index) => ({
			space: membersSpace,
			type: 'thing.said',
			payload: { index, at: Math.floor(this.#world.now) }
		}));
		const ids = await person.say(...sayings);
		if (person.authority().grantsOf(person.person).length === 0) this.#forged.push(...ids);
		this.#note(`${this.#name(person)} says ${count}`);
	}

	#toggle(person: Replica): void {
		const isOffline = this.#world.offline.delete(person);
		if (!isOffline) {
			this.#world.offline.add(person);
			this.#world.cutLines(person);
		}
		this.#note(`${this.#name(person)} goes ${isOffline ? 'online' : 'offline'}`);
	}

	/** Only seniors may: founder and deputy. */
	async #remove(person: Replica): Promise<void> {
		const rank = person.authority().grantsOf(person.person)[0]?.rank ?? 99;
		const juniors = [...person.authority().grants.values()].filter(
			(grant) => grant.rank > rank && grant.cuts.length === 0
		);
		const grant = juniors[this.#world.dice(juniors.length)];
		if (!grant || rank > 1) return;
		await person.revoke(grant.id);
		this.#note(`${this.#name(person)} revokes a grant of rank ${grant.rank}`);
	}

	async #appoint(person: Replica): Promise<void> {
		const rank = person.authority().grantsOf(person.person)[0]?.rank ?? 99;
		const whom = this.#people[this.#world.dice(this.#people.length)];
		if (!whom || rank > 1 || whom === person) return;
		await person.grant(whom.person, rank + 1, [controlSpace, membersSpace]);
		this.#note(`${this.#name(person)} appoints ${this.#name(whom)}`);
		for (const client of this.#clients.get(whom) ?? []) client.connect();
	}

	/** A device continues from an older copy of itself. */
	async #fork(person: Replica): Promise<void> {
		const own = person
			.entries()
			.filter(({ entry }) => entry.space === membersSpace && entry.device === person.signer.device);
		const from = own[this.#world.dice(own.length)];
		if (!from?.signature) return;
		person.continueFrom(membersSpace, from);
		this.#note(`${this.#name(person)} continues from a backup`);
		await this.#say(person);
	}

	async #stored(): Promise<readonly string[]> {
		const { store } = this.#world;
		const spaces = await store.listSpaces();
		const rows = await Promise.all(spaces.map((space) => store.readEntries(space, 1, 100_000)));
		return rows
			.flat()
			.map(({ id }) => id)
			.sort();
	}

	#name(person: Replica): string {
		const at = this.#people.indexOf(person);
		return ['Alice', 'Bob', 'Carol', 'Dora', 'Emil', 'Fanny'][at] ?? `${at}`;
	}

	#note(operation: string): void {
		this.#operations.push(`${Math.floor(this.#world.now)} ${operation}`);
	}
}
