/** For tests: a history told in a few words, with ids made from names. */
import { entryId, objectId } from '#lib/kernel/facts/testing.ts';
import type { DeviceId, ObjectId, PersonId, Space } from '#lib/kernel/identity/index.ts';
import type { Award } from './award.ts';
import type { AwardFact, AwardFactOf, AwardPayload } from './events.ts';
import type { Surroundings } from './policy.ts';
import { viewAward, type AwardSources } from './view.ts';

export { entryId, objectId };

export const [alice, bob, carol, dave] = [
	objectId('Alice'),
	objectId('Bob'),
	objectId('Carol'),
	objectId('Dave')
] as const;
export const publicity = objectId('publicity');
export const term = objectId('term');

/** A fact named `name`, stated at `at` by the person of the name `by`. */
export const stated = <Type extends AwardFact['type']>(
	name: string,
	at: number,
	type: Type,
	payload: AwardPayload<Type>,
	by = 'presidium'
): AwardFactOf<Type> =>
	({
		id: entryId(name),
		type,
		space: 'members' as Space,
		by: by as PersonId,
		device: 'device' as DeviceId,
		at,
		receivedAt: at,
		payload
	}) as AwardFact as AwardFactOf<Type>;

/** Two places for outstanding officers. */
export const opened = stated('round', 1, 'award.opened', {
	...{ kind: 'outstanding_officer', term, places: 2 }
});
export const round = objectId('round');

export const decided = (
	name: string,
	at: number,
	laureates: readonly ObjectId[],
	{ by = 'presidium', over = [] }: { by?: string; over?: readonly string[] } = {}
) =>
	stated(
		name,
		at,
		'award.decided',
		{
			...{ award: round, laureates: [...laureates], reason: null },
			supersedes: over.map(entryId)
		},
		by
	);
export const withdrawn = (name: string, at: number, by?: string) =>
	stated(name, at, 'award.withdrawn', { award: round, reason: '名额有误' }, by);

/** Alice, Bob and Carol are officers, Dave is a cadre; the term ends in January. */
export const surroundings: Surroundings = {
	endOf: (id) => (id === term ? '2026-01-31' : undefined),
	positionOf: (member, date) => {
		if (date !== '2026-01-31') return null;
		if (member === dave) return 'cadre';
		return [alice, bob, carol].includes(member as never) ? 'officer' : null;
	},
	isUnit: (id) => id === publicity
};

/** The presidium may do everything, the office opens rounds, others may do nothing. */
export const sources: AwardSources = {
	surroundings,
	authorOf: ({ by }) => ({
		can: (capability) =>
			(by as string) === 'presidium' || ((by as string) === 'office' && capability === 'award.open')
	})
};

/** The award that these facts amount to, whatever order they are given in. */
export const awardOf = (...facts: readonly AwardFact[]): Award => {
	const award = viewAward(
		[...facts].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1)),
		sources
	);
	if (!award) throw new Error('the history opens a round');
	return award;
};
