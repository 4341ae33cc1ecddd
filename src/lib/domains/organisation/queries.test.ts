import { describe, expect, it } from 'vitest';
import { alliance, objectId, organisationOf, stated } from './history.ts';
import { membersAt, membersOfUnit, postAt, unitTree } from './queries.ts';

const [alice, bob, carol] = [objectId('Alice'), objectId('Bob'), objectId('Carol')];
const [whole, publicity] = [objectId('alliance'), objectId('publicity')];
const organisation = organisationOf(
	...alliance,
	stated('left', 10, 'member.left', { member: alice, from: '2026-06-01' })
);

describe('members on a date [AL-1]', () => {
	it.each([
		['2026-02-28', [alice, carol]],
		['2026-03-01', [alice, bob, carol]],
		['2026-05-31', [alice, bob, carol]],
		['2026-06-01', [bob, carol]]
	])('on %s', (date, expected) => {
		expect(membersAt(organisation, date).map(({ member }) => member)).toEqual(expected);
	});

	it('come with unit and position', () => {
		expect(membersOfUnit(organisation, publicity, '2026-03-01')).toEqual([
			{ member: alice, unit: publicity, position: 'officer' },
			{ member: bob, unit: publicity, position: 'cadre' }
		]);
	});

	it('of a unit include those of the units below it', () => {
		const members = membersOfUnit(organisation, whole, '2026-07-01');
		expect(members.map(({ member }) => member)).toEqual([bob, carol]);
	});

	it('of no unit are everybody', () => {
		const everybody = membersOfUnit(organisation, null, '2026-03-01');
		expect(everybody).toEqual(membersAt(organisation, '2026-03-01'));
	});

	it('who were struck out were never there', () => {
		const struck = organisationOf(
			...alliance,
			stated('mistake', 10, 'member.left', { member: bob, from: null }),
			stated('mistake2', 11, 'member.left', { member: alice, from: null })
		);
		expect(postAt(struck, alice, '2026-03-01')).toBeNull();
		expect(postAt(struck, bob, '2026-03-01')).toBeNull();
		expect(membersAt(struck, '2026-03-01').map(({ member }) => member)).toEqual([carol]);
	});

	it('do not include somebody unknown', () => {
		expect(postAt(organisation, objectId('nobody'), '2026-03-01')).toBeNull();
	});
});

describe('the tree of units [AL-1]', () => {
	it('lists siblings in the order of their making', () => {
		const tree = unitTree(organisation);
		expect(tree.map(({ unit }) => unit.name)).toEqual(['朋辈互助联盟']);
		expect(tree[0]?.children.map(({ unit }) => unit.name)).toEqual(['办公室', '宣传部']);
		expect(tree[0]?.children[0]?.children).toEqual([]);
	});
});
