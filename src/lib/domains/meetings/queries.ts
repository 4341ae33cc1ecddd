import type { FollowUp, Meeting, MemberId } from './meeting.ts';

/** Who has seen the notice and who has not, in the order of `expected` (AL-10). */
export const noticeReaders = (
	meeting: Meeting,
	expected: readonly MemberId[]
): { readonly seen: readonly MemberId[]; readonly unseen: readonly MemberId[] } => ({
	seen: expected.filter((member) => meeting.readers.has(member)),
	unseen: expected.filter((member) => !meeting.readers.has(member))
});

/** Whether it is still open after the last day on which it is done in time. */
export const isOverdue = ({ state, due }: FollowUp, today: string): boolean =>
	state === 'open' && due !== null && due < today;

/** Every to-do and resolution: open ones by due date, those without one after them, then the rest (AL-3). */
export const followUpsOf = (meetings: readonly Meeting[]): readonly FollowUp[] =>
	meetings.flatMap(({ followUps }) => followUps).sort(byUrgency);

/** What a member still has to do, the most pressing first. */
export const openFollowUpsOf = (
	meetings: readonly Meeting[],
	owner: MemberId
): readonly FollowUp[] =>
	followUpsOf(meetings).filter((found) => found.owner === owner && found.state === 'open');

const byUrgency = (a: FollowUp, b: FollowUp): number =>
	Number(a.state !== 'open') - Number(b.state !== 'open') ||
	compare(a.due ?? '9999', b.due ?? '9999') ||
	a.opened.at - b.opened.at ||
	compare(a.id, b.id);

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
