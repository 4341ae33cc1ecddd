import type { FollowUp, Meeting, MemberId } from './meeting.ts';

/** Who has seen the notice and who has not, in the order of `expected` (AL-10). */
export const noticeReaders = (
	meeting: Meeting,
	expected: readonly MemberId[]
): { readonly seen: readonly MemberId[]; readonly unseen: readonly MemberId[] } => ({
	seen: expected.filter((member) => meeting.readers.has(member)),
	unseen: expected.filter((member) => !meeting.readers.has(member))
});

/** Who owes notes (AL-D8): the recorders, or everybody expected and the recorders. */
export const noteDuty = (meeting: Meeting, expected: readonly MemberId[]): readonly MemberId[] =>
	meeting.noteDuty === 'recorders'
		? meeting.recorders
		: [...new Set([...expected, ...meeting.recorders])];

/** Whether it is still open after the last day on which it is done in time. */
export const isOverdue = ({ state, due }: FollowUp, today: string): boolean =>
	state === 'open' && due !== null && due < today;

/** Every resolution with owner, due date and state, the most pressing first (AL-3). */
export const resolutionsOf = (meetings: readonly Meeting[]): readonly FollowUp[] =>
	followUpsOf(meetings).filter(({ kind }) => kind === 'resolution');

/** Every to-do and resolution: open ones by due date, those without one after them, then the rest. */
export const followUpsOf = (meetings: readonly Meeting[]): readonly FollowUp[] =>
	meetings.flatMap(({ followUps }) => followUps).sort(byUrgency);

/** What a member still has to do, the most pressing first. */
export const openFollowUpsOf = (
	meetings: readonly Meeting[],
	owner: MemberId
): readonly FollowUp[] =>
	followUpsOf(meetings).filter((found) => found.owner === owner && found.state === 'open');

/** What should be looked at before minutes are made final; none of it forbids it. */
export type FinalisingConcern =
	| { readonly code: 'nobody_present' }
	| { readonly code: 'todo_without_owner'; readonly followUp: FollowUp['id'] }
	| { readonly code: 'todo_without_due_date'; readonly followUp: FollowUp['id'] };

/** Looks through a meeting before its minutes are made final. */
export const finalisingConcerns = (
	meeting: Meeting,
	presentCount: number
): readonly FinalisingConcern[] => [
	...(presentCount === 0 ? [{ code: 'nobody_present' } as const] : []),
	...meeting.followUps
		.filter(({ state }) => state === 'open')
		.flatMap(({ id, owner, due }) => [
			...(owner === null ? [{ code: 'todo_without_owner', followUp: id } as const] : []),
			...(due === null ? [{ code: 'todo_without_due_date', followUp: id } as const] : [])
		])
];

const byUrgency = (a: FollowUp, b: FollowUp): number =>
	Number(a.state !== 'open') - Number(b.state !== 'open') ||
	compare(a.due ?? '9999', b.due ?? '9999') ||
	a.opened.at - b.opened.at ||
	compare(a.id, b.id);

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
