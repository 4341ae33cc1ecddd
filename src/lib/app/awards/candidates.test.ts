import { describe, expect, it } from 'vitest';
import {
	noOrganisation,
	type Member,
	type MemberId,
	type Organisation,
	type Position,
	type UnitId
} from '#lib/domains/organisation/index.ts';
import { shortlistsOf } from './candidates.ts';

const [office, publicity] = ['office', 'publicity'] as unknown as [UnitId, UnitId];
const people: readonly (readonly [string, UnitId | null, Position, number, boolean?])[] = [
	['alice', office, 'officer', 75],
	['bob', office, 'officer', 71],
	['carol', office, 'officer', 80, true],
	['dave', office, 'cadre', 90],
	['erin', publicity, 'officer', 70],
	['frank', publicity, 'officer', 70],
	['grace', publicity, 'officer', 60],
	['heidi', null, 'officer', 66]
];

const organisation = {
	...noOrganisation,
	units: new Map([
		[office, { id: office, name: '办公室', parent: null }],
		[publicity, { id: publicity, name: '宣传部', parent: null }]
	]),
	members: new Map(
		people.map(([name, unit, position]) => [
			name as string as MemberId,
			{
				id: name,
				person: null,
				stations: [{ from: null, post: { unit, position } }]
			} as never as Member
		])
	)
} as Organisation;

const scores = people.map(([member, , , score, isKept = false]) => ({
	...{ member, score },
	ineligibleBecause: isKept ? ['AL-78'] : []
}));

const lists = (kind: 'outstanding_officer' | 'outstanding_cadre', places: number) =>
	shortlistsOf({ kind, places }, { to: '2026-01-31' }, organisation, scores).map(
		({ unit, places: share, candidates, isTied }) => ({
			...{ unit, share, isTied },
			ranked: candidates.map(({ member }) => member as string),
			proposed: candidates
				.filter(({ isProposed }) => isProposed)
				.map(({ member }) => member as string)
		})
	);

describe('[AL-73] the shortlists of an award', () => {
	it('are by department and score, with places in proportion; who may not is listed, not proposed', () => {
		expect(lists('outstanding_officer', 3)).toEqual([
			{
				...{ unit: office, share: 1, isTied: false },
				...{ ranked: ['carol', 'alice', 'bob'], proposed: ['alice'] }
			},
			{
				...{ unit: publicity, share: 1, isTied: true },
				...{ ranked: ['erin', 'frank', 'grace'], proposed: ['erin'] }
			},
			{ ...{ unit: null, share: 1, isTied: false }, ranked: ['heidi'], proposed: ['heidi'] }
		]);
		expect(lists('outstanding_officer', 4).map(({ proposed }) => proposed)).toEqual([
			['alice', 'bob'],
			['erin', 'frank'],
			[]
		]);
	});

	it('[AL-D9] list officers or cadres, as the award is for', () => {
		expect(lists('outstanding_cadre', 2)).toEqual([
			{ ...{ unit: office, share: 1, isTied: false }, ranked: ['dave'], proposed: ['dave'] }
		]);
	});
});
