/** One seeded story of an organisation whose members lose and find each other, and what must hold at its end. */
import { controlSpace, membersSpace } from '#lib/kernel/identity/index.ts';
import type { LogClient } from '#lib/kernel/sync/index.ts';
import { openAccounts, type Accounts } from './accounts.ts';
import { Replica, seedBytes, START_MS } from './replica.ts';
import { Sayings } from './sayings.ts';
import { World } from './world.ts';

const SECRET = 77;
const CALM = { cut: 0, twice: 0, late: 0, latencyMs: 20 };
const STORM = { cut: 0.1, twice: 0.1, late: 0.1, latencyMs: 400 };
const RIGHTS = ['member.grant', 'member.invite', 'roster', 'meeting.call', 'attendance.record'];
const DAY_MS = 86_400_000;

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
		/** All that the pages of this device would show, and the sum of all scores. */
		readonly state: string;
		readonly total: number;
	}[];
	/** What pages show that read everything at once, in another order. */
	readonly stateAtOnce: string;
	/** Ids on the relay's disk. */
	readonly atRelay: readonly string[];
	readonly hasRelayLostDisk: boolean;
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
	readonly #accounts = new Map<Replica, Accounts>();
	readonly #sayings: Sayings;
	readonly #operations: string[] = [];
	readonly #forged: string[] = [];
	#hasRelayLostDisk = false;

	constructor(seed: number) {
		this.#world = new World(seed);
		this.#sayings = new Sayings((limit) => this.#world.dice(limit));
		const count = 2 + this.#world.dice(7);
		const indexes = Array.from({ length: count }, (_, index) => index);
		this.#people = indexes.map((index) => new Replica(seed * 10 + index, index + 1));
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
			await this.#grant(founder, other, isDeputy ? 1 : 2 + (index % 2));
		}
		await this.#sayings.open(founder, this.#people);
		for (const other of others) await other.receive(founder.entries());
		for (const person of this.#people) this.#accounts.set(person, this.#open(person));
		await this.#world.restart();
		this.#world.weather = STORM;
		for (const person of this.#people) this.#connect(person);
	}

	/** One of the operations: what it is, and who does it, is drawn. */
	async turn(): Promise<void> {
		const person = this.#people[this.#world.dice(this.#people.length)];
		if (!person) return;
		const kind = this.#world.dice(24);
		if (kind < 13) await this.#say(person);
		else if (kind < 15) this.#toggle(person);
		else if (kind === 15) this.#cutLine(person);
		else if (kind === 16) await this.#remove(person);
		else if (kind < 19) await this.#appoint(person);
		else if (kind === 19) await this.#restart();
		else if (kind === 20) await this.#fork(person);
		else if (kind === 21) await this.#accounts.get(person)?.total();
		else if (kind === 22) this.#part();
		else await this.#world.run(this.#world.dice(4_000));
		await this.#world.run(this.#world.dice(300));
	}

	/** The storm ends, everybody returns, and time passes. */
	async end(): Promise<Ending> {
		this.#world.weather = CALM;
		this.#world.offline.clear();
		if (this.#world.dice(2) === 0) {
			this.#note('the relay loses its disk');
			this.#hasRelayLostDisk = true;
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
		const connected = this.#people.filter((person) =>
			this.#clients.get(person)?.every(({ state }) => state.type === 'live')
		);
		const members = await Promise.all(connected.map((person) => this.#outcome(person)));
		for (const clients of this.#clients.values()) for (const client of clients) client.disconnect();
		const last = connected.at(-1);
		return {
			operations: this.#operations,
			members,
			stateAtOnce: last ? await this.#open(last).read() : '',
			atRelay: await this.#stored(),
			hasRelayLostDisk: this.#hasRelayLostDisk,
			forged: this.#forged
		};
	}

	async #outcome(person: Replica): Promise<Ending['members'][number]> {
		const accounts = this.#accounts.get(person);
		const clients = this.#clients.get(person) ?? [];
		return {
			name: this.#name(person),
			ids: person.ids(),
			accepted: person.accepted(),
			isInStep: clients.every((client) => client.unacknowledged === 0),
			state: (await accounts?.read()) ?? '',
			total: (await accounts?.total()) ?? 0
		};
	}

	#open(person: Replica): Accounts {
		return openAccounts(person, () => START_MS + DAY_MS);
	}

	#connect(person: Replica): void {
		const { url, pace } = this.#world;
		const line = { socket: this.#world.socketsOf(person), url, pace };
		const clients = [controlSpace, membersSpace].map((space) => person.client(space, line));
		this.#clients.set(person, clients);
		for (const client of clients) client.connect();
	}

	async #say(person: Replica): Promise<void> {
		const ids = await this.#sayings.speak(person);
		if (person.authority().grantsOf(person.person).length === 0) this.#forged.push(...ids);
		this.#note(`${this.#name(person)} says ${ids.length}`);
	}

	#cutLine(person: Replica): void {
		this.#note(`${this.#name(person)} loses the line`);
		this.#world.cutLines(person);
	}

	async #restart(): Promise<void> {
		this.#note('the relay restarts');
		await this.#world.restart();
	}

	/** A partition: about half of them lose the relay, and so each other, until they go online again. */
	#part(): void {
		for (const person of this.#people) {
			if (this.#world.dice(2) === 0 && !this.#world.offline.has(person)) this.#toggle(person);
		}
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
		await this.#grant(person, whom, rank + 1);
		this.#note(`${this.#name(person)} appoints ${this.#name(whom)}`);
		for (const client of this.#clients.get(whom) ?? []) client.connect();
	}

	async #grant(person: Replica, whom: Replica, rank: number): Promise<void> {
		await person.grant(whom.person, rank, [controlSpace, membersSpace], RIGHTS);
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
		return ['Alice', 'Bob', 'Carol', 'Dora', 'Emil', 'Fanny', 'Gina', 'Hans'][at] ?? `${at}`;
	}

	#note(operation: string): void {
		this.#operations.push(`${Math.floor(this.#world.now)} ${operation}`);
	}
}
