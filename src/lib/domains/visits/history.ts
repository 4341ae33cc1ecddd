/** For tests: a history told in a few words, with ids made from names. */
import { entryId, objectId } from '#lib/kernel/facts/testing.ts';
import type { DeviceId, ObjectId, PersonId, Space } from '#lib/kernel/identity/index.ts';
import type { VisitFact, VisitFactOf, VisitPayload } from './events.ts';
import type { Author } from './policy.ts';
import { viewVisit } from './view.ts';
import type { Visit, VisitDetails } from './visit.ts';

export { entryId };

export const [alice, bob] = [objectId('Alice'), objectId('Bob')] as const;
export const visitId = objectId('v');

const said = <Type extends VisitFact['type']>(
	name: string,
	at: number,
	type: Type,
	payload: VisitPayload<Type>,
	by: string
): VisitFactOf<Type> =>
	({
		id: entryId(name),
		type,
		space: 'members' as Space,
		by: by as PersonId,
		device: 'device' as DeviceId,
		at,
		receivedAt: at,
		payload
	}) as VisitFact as VisitFactOf<Type>;

export const details: VisitDetails = {
	kind: 'invitation',
	title: '虚构论坛',
	host: '邻校朋辈中心',
	place: null,
	start: 1_000,
	end: 2_000
};

export const planned = (by = 'office') => said('v', 1, 'visit.planned', details, by);
export const changed = (name: string, at: number, title: string, by = 'office') =>
	said(name, at, 'visit.changed', { visit: visitId, ...details, title }, by);
export const assigned = (name: string, at: number, members: readonly ObjectId[], by = 'office') =>
	said(name, at, 'representatives.assigned', { visit: visitId, members: [...members] }, by);
export const answered = (name: string, at: number, reason: string | null, by = 'Alice') => {
	const payload = { visit: visitId, accepted: reason === null, reason };
	return said(name, at, 'representation.answered', payload, by);
};
export const concluded = (name: string, at: number, outcome: string, by = 'office') =>
	said(name, at, 'visit.concluded', { visit: visitId, outcome }, by);
export const cancelled = (name: string, at: number, by = 'office') =>
	said(name, at, 'visit.cancelled', { visit: visitId, reason: '对方改期' }, by);

/** The office schedules visits; Alice and Bob are members, anybody else is none. */
export const authorOf = ({ by }: Pick<VisitFact, 'by'>): Author => ({
	member: ['Alice', 'Bob'].includes(by) ? objectId(by) : null,
	can: () => (by as string) === 'office'
});

export const visitOf = (...facts: readonly VisitFact[]): Visit => {
	const sorted = [...facts].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
	const visit = viewVisit(sorted, authorOf);
	if (!visit) throw new Error('the visit has been planned');
	return visit;
};
