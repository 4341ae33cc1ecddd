/** What the members of a story say: real facts about a term, its meetings and who attended them. */
import {
	membersSpace,
	entryToObject,
	type EntryId,
	type ObjectId
} from '#lib/kernel/identity/index.ts';
import { START_MS, type Replica, type Saying } from './replica.ts';

const HOUR_MS = 3_600_000;
const statuses = ['present', 'late', 'absent', 'leave', 'left_early', 'late+left_early'] as const;

interface Said {
	readonly id: EntryId;
	readonly meeting: ObjectId;
	readonly member: ObjectId;
}

/** Draws what is said next. It knows all that was ever said, but lets nobody build on what they have not seen. */
export class Sayings {
	readonly #dice: (limit: number) => number;
	readonly #members: ObjectId[] = [];
	readonly #meetings: EntryId[] = [];
	readonly #records: Said[] = [];

	constructor(dice: (limit: number) => number) {
		this.#dice = dice;
	}

	/** The founder opens a term, enrols everybody, and calls two meetings. */
	async open(founder: Replica, people: readonly Replica[]): Promise<void> {
		const term = { from: '2023-09-01', to: '2024-01-31', title: '秋季', timezone: 'Asia/Shanghai' };
		const enrolled = { unit: null, position: 'officer', from: null };
		const ids = await founder.say(
			of('term.opened', term),
			...people.map(() => of('member.enrolled', enrolled))
		);
		this.#members.push(...ids.slice(1).map(entryToObject));
		await founder.say(
			...people.map(({ person }, index) =>
				of('member.linked', { member: this.#members[index] ?? '', person })
			)
		);
		for (let number = 0; number < 2; number++) await this.#say(founder, this.#call());
	}

	/** One person states one to three things in one batch. */
	async speak(person: Replica): Promise<readonly EntryId[]> {
		const kind = this.#dice(40);
		if (kind === 0) return this.#say(person, this.#call());
		if (kind < 4) return this.#say(person, this.#withdrawal(person));
		// A type that no version knows yet: kept, passed on, without effect.
		if (kind < 8) return this.#say(person, of('thing.said', { words: `${this.#dice(1_000)}` }));
		return this.#say(
			person,
			...Array.from({ length: 1 + this.#dice(3) }, () => this.#record(person))
		);
	}

	async #say(person: Replica, ...sayings: readonly Saying[]): Promise<readonly EntryId[]> {
		const ids = await person.say(...sayings);
		for (const [index, id] of ids.entries()) {
			const { type, payload } = sayings[index] ?? {};
			if (type === 'meeting.called') this.#meetings.push(id);
			// What `#record` has built below.
			else if (type === 'attendance.recorded')
				this.#records.push({ id, ...payload } as unknown as Said);
		}
		return ids;
	}

	#call(): Saying {
		const start = START_MS - HOUR_MS * (1 + this.#meetings.length);
		return of('meeting.called', {
			title: `第 ${this.#meetings.length + 1} 次例会`,
			kind: this.#dice(4) === 0 ? 'plenary' : 'routine',
			stars: null,
			unit: null,
			place: '',
			start,
			end: start + 100 * HOUR_MS,
			agenda: [],
			host: null,
			recorders: [],
			timekeeper: null,
			noteDuty: 'recorders',
			expected: 'unit',
			ref: null
		});
	}

	#record(person: Replica): Saying {
		const member = this.#one(this.#members);
		const called = this.#one(this.#meetings.filter((id) => person.knows(id)));
		const meeting = called && entryToObject(called);
		const seen = this.#records.findLast(
			(each) => each.member === member && each.meeting === meeting && person.knows(each.id)
		);
		return of('attendance.recorded', {
			meeting: meeting ?? '',
			member: member ?? '',
			status: this.#one(statuses) ?? null,
			arrivedAt: null,
			leftAt: null,
			reasonAccepted: this.#dice(2) === 0,
			how: 'roll',
			// A record claimed to be later than its meeting needs one, and clocks may be off.
			reason: '按签到表',
			// Now and then somebody states what they did not look up, and the page asks later.
			supersedes: seen && this.#dice(4) > 0 ? [seen.id] : []
		});
	}

	#withdrawal(person: Replica): Saying {
		const seen = this.#one(this.#records.filter(({ id }) => person.knows(id)));
		if (!seen) return this.#record(person);
		return of('attendance.withdrawn', {
			meeting: seen.meeting,
			record: seen.id,
			reason: '按签到表'
		});
	}

	#one<T>(all: readonly T[]): T | undefined {
		return all[this.#dice(all.length)];
	}
}

const of = (type: string, payload: Saying['payload']): Saying => ({
	space: membersSpace,
	type,
	payload
});
