import type { MeetingId } from '#lib/domains/meetings/index.ts';
import type { Card, MemberId, UnitId } from '#lib/domains/organisation/index.ts';
import { addDays } from '#lib/domains/tasks/index.ts';
import { entryToObject, type EntryId } from '#lib/kernel/identity/index.ts';
import { ok, type Result } from '#lib/kernel/result/index.ts';
import type { Say, StateFault } from '../log/index.ts';
import type { Workspace } from '../session/index.ts';
import { instantToDate, wallClockToInstant } from '../time/index.ts';
import { sampleActivities } from './activities.ts';
import { sampleAmendment } from './amendment.ts';
import { dice, drawAttendance } from './attendance.ts';
import { sampleCalendar, sampleTerm, type SampleMeeting } from './calendar.ts';
import { sampleCast, sampleUnits, type SamplePerson } from './cast.ts';
import { sealMinutes } from './minutes.ts';
import { sampleStructure } from './structure.ts';
import { sampleTasks } from './tasks.ts';

const DAY_MS = 86_400_000;
const SEED = 20_081_018;

interface Seated extends SamplePerson {
	readonly member: MemberId;
	/** 0 to 1. */
	readonly diligence: number;
}

/**
 * Fills a workspace with an invented term, stated like everything else as facts that the policies
 * judge: departments with their positions, thirty members, the meetings of sixteen weeks and the
 * attendance of those that have been, tasks, activities, and an amendment of the rulebook to discuss.
 * Whoever looks around is the head of the office.
 */
export const fillSample = async (
	workspace: Workspace,
	now: number
): Promise<Result<null, StateFault>> => {
	const { timezone } = workspace;
	const roll = dice(SEED);
	const term = sampleTerm(instantToDate(now, timezone));
	const calendar = sampleCalendar(term.from, sampleUnits, timezone);
	const begun = (calendar[0]?.start ?? now) - 7 * DAY_MS;

	const units = new Map<string, UnitId>();
	const people: Seated[] = [];
	const contacts: Card[] = [];
	const organised = await workspace.stateAll((say) => {
		// One after the other, and before all else: lists show them in the order in which they came.
		let at = begun - 60_000;
		const to = { title: '示例学期', ...term, timezone };
		say({ type: 'term.opened', payload: to, at });
		for (const name of sampleUnits) {
			units.set(name, created(say, 'unit.created', { name, parent: null }, at++));
		}
		for (const person of sampleCast) people.push(enrol(say, person, units, { at: at++, roll }));
		const [viewer] = people;
		if (viewer) {
			const payload = { member: viewer.member, person: workspace.person };
			say({ type: 'member.linked', payload, at });
		}
		contacts.push(...sampleStructure(say, { units, people, from: term.from, at }));
	});
	if (!organised.ok) return organised;
	await workspace.directory.put([
		...people.map(({ member, name, studentNo }) => ({ member, name, studentNo, at: begun })),
		...contacts
	]);

	const plenaries: MeetingId[] = [];
	const held = await workspace.stateAll((say) => {
		for (const meeting of calendar) {
			const id = call(say, meeting, units, people);
			if (meeting.end >= now) continue;
			record(say, id, meeting, people, roll);
			if (meeting.kind === 'plenary') plenaries.push(id);
		}
	});
	if (!held.ok) return held;
	const firstFriday = wallClockToInstant(`${addDays(term.from, 4)} 18:00`, timezone) ?? now;
	const given = await workspace.stateAll((say) => {
		sampleTasks(say, people, { firstFriday, now, me: people[0]?.member, roll });
		const department = people.filter(({ unit }) => unit === '活动部').map(({ member }) => member);
		const unit = units.get('活动部') ?? null;
		sampleActivities(say, { from: term.from, begun, unit, people: department });
		sampleAmendment(say, term, firstFriday);
	});
	if (!given.ok) return given;
	for (const id of plenaries) {
		const sealed = await sealMinutes(workspace, id);
		if (!sealed.ok) return sealed;
	}
	return ok(null);
};

const created = <Id>(say: Say, type: string, payload: object, at: number): Id =>
	// The id of what an entry creates is made from that entry's id, whatever it creates.
	entryToObject(say({ type, payload, at })) as Id;

const enrol = (
	say: Say,
	person: SamplePerson,
	units: ReadonlyMap<string, UnitId>,
	{ at, roll }: { readonly at: number; readonly roll: () => number }
): Seated => {
	const unit = units.get(person.unit) ?? null;
	const payload = { unit, position: person.position, from: null };
	return { ...person, diligence: roll(), member: created(say, 'member.enrolled', payload, at) };
};

const attends = (meeting: SampleMeeting, { unit }: Seated) =>
	meeting.unit === null || meeting.unit === unit;

const call = (
	say: Say,
	meeting: SampleMeeting,
	units: ReadonlyMap<string, UnitId>,
	people: readonly Seated[]
): MeetingId => {
	const [host, recorder] = people.filter(
		(person) => attends(meeting, person) && person.position === 'cadre'
	);
	const { title, kind, stars, start, end, agenda } = meeting;
	const payload = {
		title,
		kind,
		stars,
		start,
		end,
		agenda,
		unit: meeting.unit === null ? null : (units.get(meeting.unit) ?? null),
		place: kind === 'plenary' ? '示例楼报告厅' : '示例楼 302',
		host: host?.member ?? null,
		recorders: recorder ? [recorder.member] : [],
		timekeeper: null,
		noteDuty: 'recorders',
		expected: 'unit',
		ref: null
	};
	return created(say, 'meeting.called', payload, start - 3 * DAY_MS);
};

const record = (
	say: Say,
	meeting: MeetingId,
	{ start, ...rest }: SampleMeeting,
	people: readonly Seated[],
	roll: () => number
): readonly EntryId[] =>
	people
		.filter((person) => attends({ start, ...rest }, person))
		.map(({ member, diligence }) => {
			const { status, arrivedAfterMs, reasonAccepted } = drawAttendance(roll, diligence);
			const payload = {
				meeting,
				member,
				status,
				arrivedAt: arrivedAfterMs === null ? null : start + arrivedAfterMs,
				leftAt: null,
				reasonAccepted,
				how: 'roll',
				reason: null,
				supersedes: []
			};
			return say({ type: 'attendance.recorded', payload, at: start + 12 * 60_000 });
		});
