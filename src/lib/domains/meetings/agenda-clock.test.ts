import { describe, expect, it } from 'vitest';
import { agendaClock } from './agenda-clock.ts';
import { meetingId, meetingOf, MINUTE, START, stated } from './history.ts';

const move = (name: string, minute: number, item: number | 'end') =>
	stated(name, START + minute * MINUTE, 'agenda.moved', { meeting: meetingId, item }, 'Carol');
const at = (minute: number) => START + minute * MINUTE;

describe('the agenda’s clock [SG-21]', () => {
	it('waits until the first item begins, and knows when the agenda would end', () => {
		const meeting = meetingOf();
		expect(agendaClock(meeting, at(-30))).toMatchObject({
			state: 'waiting',
			item: null,
			since: null,
			remainingMs: null,
			endsAt: at(45)
		});
		expect(agendaClock(meeting, at(5)).endsAt).toBe(at(50));
	});

	it('shows which item it is, since when, and what is left of it', () => {
		const clock = agendaClock(meetingOf(move('a', 2, 0), move('b', 10, 1)), at(15));
		expect(clock).toMatchObject({ state: 'running', item: 1, since: at(10) });
		expect(clock.remainingMs).toBe(15 * MINUTE);
		expect(clock.endsAt).toBe(at(45));
		expect(clock.lines.map(({ state, spentMs }) => [state, spentMs / MINUTE])).toEqual([
			['past', 8],
			['now', 5],
			['ahead', 0]
		]);
	});

	it('counts below zero when an item runs over, and moves the end', () => {
		const clock = agendaClock(meetingOf(move('a', 0, 0)), at(14));
		expect(clock.remainingMs).toBe(-4 * MINUTE);
		expect(clock.endsAt).toBe(at(14 + 20 + 15));
	});

	it('adds up an item that is taken up again', () => {
		const meeting = meetingOf(move('a', 0, 0), move('b', 4, 1), move('c', 6, 0));
		const clock = agendaClock(meeting, at(7));
		expect(clock.item).toBe(0);
		expect(clock.remainingMs).toBe(5 * MINUTE);
		expect(clock.lines[1]).toMatchObject({ state: 'past', spentMs: 2 * MINUTE });
	});

	it('stops at the end', () => {
		const clock = agendaClock(meetingOf(move('a', 0, 0), move('b', 9, 'end')), at(60));
		expect(clock).toMatchObject({ state: 'ended', item: null, since: at(9), remainingMs: null });
		expect(clock.endsAt).toBeNull();
		expect(clock.lines[0]?.spentMs).toBe(9 * MINUTE);
	});

	it('shows zero, not less, on a device whose clock is behind the timekeeper’s', () => {
		const clock = agendaClock(meetingOf(move('a', 5, 0)), at(3));
		expect(clock.lines[0]?.spentMs).toBe(0);
		expect(clock.remainingMs).toBe(10 * MINUTE);
	});

	it('takes the latest of two moves made at the same time elsewhere', () => {
		const meeting = meetingOf(move('b', 2, 2), move('a', 2, 1));
		expect(agendaClock(meeting, at(3)).item).toBe(2);
	});

	it('runs over an empty agenda without items', () => {
		expect(agendaClock({ agenda: [], agendaMoves: [], start: START }, at(0))).toEqual({
			state: 'waiting',
			item: null,
			since: null,
			remainingMs: null,
			endsAt: START,
			lines: []
		});
	});
});
