import type { Meeting } from './meeting.ts';

const MINUTE_MS = 60_000;

export interface AgendaLine {
	readonly title: string;
	readonly minutes: number;
	/** Time spent on it so far, over all the times it was taken up. */
	readonly spentMs: number;
	readonly state: 'ahead' | 'now' | 'past';
}

/** The agenda's clock at one moment, the same for everybody who sees the same facts (SG-21). */
export interface AgendaClock {
	readonly state: 'waiting' | 'running' | 'ended';
	/** Index into the agenda while running. */
	readonly item: number | null;
	/** When the item began, or the agenda ended (epoch ms). */
	readonly since: number | null;
	/** Left of the item's minutes; negative when it runs over. Null unless running. */
	readonly remainingMs: number | null;
	/** When the agenda ends if the rest keeps to its minutes. Null once ended. */
	readonly endsAt: number | null;
	readonly lines: readonly AgendaLine[];
}

/** Computes the clock from the moves stated so far, as seen at `now` (epoch ms). */
export const agendaClock = (
	meeting: Pick<Meeting, 'agenda' | 'agendaMoves' | 'start'>,
	now: number
): AgendaClock => {
	const { agenda, agendaMoves } = meeting;
	const last = agendaMoves.at(-1);
	const item = last && last.item !== 'end' ? last.item : null;
	const spent = spentByItem(meeting, now);
	const planned = item === null ? 0 : (agenda[item]?.minutes ?? 0) * MINUTE_MS;
	const remainingMs = item === null ? null : planned - (spent.get(item) ?? 0);
	const taken = new Set(agendaMoves.map((move) => move.item));
	const restMs = agenda.reduce(
		(sum, { minutes }, index) => sum + (taken.has(index) ? 0 : minutes * MINUTE_MS),
		Math.max(remainingMs ?? 0, 0)
	);
	return {
		state: !last ? 'waiting' : item === null ? 'ended' : 'running',
		item,
		since: last?.at ?? null,
		remainingMs,
		endsAt: last && item === null ? null : Math.max(now, last ? 0 : meeting.start) + restMs,
		lines: agenda.map((line, index) => ({
			...line,
			spentMs: spent.get(index) ?? 0,
			state: index === item ? 'now' : taken.has(index) ? 'past' : 'ahead'
		}))
	};
};

/** An item lasts from its move to the next; a clock that is behind the mover's shows zero, not less. */
const spentByItem = ({ agendaMoves }: Pick<Meeting, 'agendaMoves'>, now: number) => {
	const spent = new Map<number, number>();
	for (const [index, { item, at }] of agendaMoves.entries()) {
		if (item === 'end') continue;
		const until = agendaMoves[index + 1]?.at ?? now;
		spent.set(item, (spent.get(item) ?? 0) + Math.max(until - at, 0));
	}
	return spent;
};
