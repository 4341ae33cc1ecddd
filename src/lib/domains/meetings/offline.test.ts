/** Recorders who are offline for a while, through the commands that the pages use. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { membersSpace } from '#lib/kernel/identity/index.ts';
import { FactIndex } from '#lib/kernel/facts/index.ts';
import {
	changeFollowUp,
	changeMeeting,
	correctMinutes,
	finaliseMinutes,
	finishFollowUp,
	moveAgenda,
	openFollowUp,
	settleMinutes,
	stateMinutes
} from './decide.ts';
import type { MeetingEvent, MeetingFact } from './events.ts';
import { alice, authorOf, bob, called, entryId, meetingId, START, stated } from './history.ts';
import type { Meeting } from './meeting.ts';
import { meetingSubjects, viewMeeting } from './view.ts';

type Index = FactIndex<MeetingFact>;

const newDevice = (): Index => {
	const index = new FactIndex<MeetingFact>(meetingSubjects);
	index.add(called);
	return index;
};

const viewOn = (device: Index): Meeting => {
	const meeting = viewMeeting(device.of(meetingId), authorOf);
	if (!meeting) throw new Error('the call is there from the beginning');
	return meeting;
};

interface Step {
	readonly do: (typeof doings)[number];
	readonly on: number;
	readonly with: number;
	readonly word: string;
	readonly which: number;
}

const doings = [
	...['open', 'open', 'change', 'finish', 'move', 'rename', 'final', 'final'],
	...['correct', 'settle', 'sync', 'sync']
] as const;

const steps: fc.Arbitrary<readonly Step[]> = fc.array(
	fc.record({
		do: fc.constantFrom(...doings),
		on: fc.nat({ max: 2 }),
		with: fc.nat({ max: 2 }),
		word: fc.constantFrom('甲', '乙', '丙'),
		which: fc.nat({ max: 3 })
	}),
	{ minLength: 5, maxLength: 30 }
);

class World {
	readonly devices = [newDevice(), newDevice(), newDevice()];
	readonly said: MeetingFact[] = [called];

	run(drawn: readonly Step[]): this {
		for (const step of drawn) this.#step(step);
		return this;
	}

	/** Everything arrives everywhere, on one device backwards. */
	meet(): readonly Meeting[] {
		return this.devices.map((device, index) => {
			for (const fact of index === 1 ? this.said.toReversed() : this.said) device.add(fact);
			return viewOn(device);
		});
	}

	say(device: Index, event: MeetingEvent): MeetingFact {
		const number = this.said.length;
		// Three clocks, minutes apart.
		const skew = (this.devices.indexOf(device) - 1) * 60_000;
		const name = `n${String(number).padStart(3, '0')}-`;
		const fact = stated(name, START + number + skew, event.type, event.payload as never);
		this.said.push(fact);
		device.add(fact);
		return fact;
	}

	#step(step: Step) {
		const device = this.devices[step.on] as Index;
		if (step.do === 'sync') {
			const other = this.devices[step.with] as Index;
			const [mine, theirs] = [device.of(meetingId), other.of(meetingId)];
			for (const fact of theirs) device.add(fact);
			for (const fact of mine) other.add(fact);
		} else if (step.do === 'final') this.#finalise(device, step.word);
		else {
			const event = eventOf(step, viewOn(device));
			if (event?.ok) this.say(device, event.value);
		}
	}

	#finalise(device: Index, text: string) {
		const parts = stateMinutes(viewOn(device), text, office);
		if (!parts.ok) return;
		const ids = parts.value.map((event) => this.say(device, event).id);
		const sealed = finaliseMinutes(viewOn(device), { text, parts: ids, present: null }, office);
		if (sealed.ok) this.say(device, sealed.value);
	}
}

const office = { at: START, space: membersSpace, member: null, can: () => true };

const eventOf = ({ do: what, word, which }: Step, meeting: Meeting) => {
	const followUp = meeting.followUps[which]?.id ?? meetingId;
	const final = meeting.minutes.all[which]?.id ?? entryId('nothing');
	switch (what) {
		case 'open': {
			const fields = { kind: 'todo', text: word, owner: null, due: null, block: word } as const;
			return openFollowUp(meeting, fields, office);
		}
		case 'change':
			return changeFollowUp(meeting, { followUp, patch: { owner: which ? alice : bob } }, office);
		case 'finish':
			return finishFollowUp(meeting, { followUp }, office);
		case 'move':
			return moveAgenda(meeting, which === 3 ? 'end' : which, office);
		case 'rename':
			return changeMeeting(meeting, { title: word }, office);
		case 'correct':
			return correctMinutes(meeting, { finalised: final, text: word, reason: word }, office);
		case 'settle':
			return settleMinutes(meeting, final, office);
		default:
			return undefined;
	}
};

describe('recorders who are offline for a while [AL-12]', () => {
	it('see the same meeting once everything has arrived', () => {
		fc.assert(
			fc.property(steps, (drawn) => {
				const [first, ...others] = new World().run(drawn).meet();
				for (const meeting of others) expect(meeting).toEqual(first);
			}),
			{ seed: 20261, numRuns: 200 }
		);
	});

	it('have nothing refused by the view that a page had allowed', () => {
		fc.assert(
			fc.property(steps, (drawn) => {
				for (const { refused } of new World().run(drawn).meet()) expect(refused).toEqual([]);
			}),
			{ seed: 20262, numRuns: 200 }
		);
	});

	it('never lose a final text: it stands, equals what stands, is asked about or was set aside', () => {
		fc.assert(
			fc.property(steps, (drawn) => {
				const world = new World().run(drawn);
				const [{ minutes }] = world.meet() as [Meeting];
				const over = new Set(
					world.said.flatMap((fact) => (fact.type === 'minutes.settled' ? fact.payload.over : []))
				);
				const setAside = minutes.all.filter(({ id }) => over.has(id)).map(({ hash }) => hash);
				for (const fact of world.said) {
					if (fact.type !== 'minutes.finalised') continue;
					const isAsked = minutes.question.some(({ id }) => id === fact.id);
					const stands = fact.payload.hash === minutes.inForce?.hash;
					expect(stands || isAsked || setAside.includes(fact.payload.hash)).toBe(true);
				}
			}),
			{ seed: 20263, numRuns: 200 }
		);
	});

	it('settle two final texts by one statement, for everybody', () => {
		fc.assert(
			fc.property(steps, (drawn) => {
				const world = new World().run(drawn);
				const [meeting] = world.meet() as [Meeting];
				const [other] = meeting.minutes.question;
				if (!other) return;
				const settled = settleMinutes(meeting, other.id, office);
				if (!settled.ok) throw new Error(settled.error.code);
				world.say(world.devices[0] as Index, settled.value);
				for (const { minutes } of world.meet()) {
					expect(minutes.question).toEqual([]);
				}
			}),
			{ seed: 20264, numRuns: 200 }
		);
	});

	it('turn one block of the draft into one to-do, however many did so', () => {
		fc.assert(
			fc.property(steps, (drawn) => {
				const [meeting] = new World().run(drawn).meet() as [Meeting];
				const blocks = meeting.followUps.map(({ block }) => block);
				expect(new Set(blocks).size).toBe(blocks.length);
			}),
			{ seed: 20265, numRuns: 200 }
		);
	});
});
