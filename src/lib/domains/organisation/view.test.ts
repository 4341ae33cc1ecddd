import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FactIndex } from '#lib/kernel/facts/index.ts';
import {
	organisationSubject,
	organisationSubjects,
	positions,
	type OrganisationFact
} from './events.ts';
import {
	alliance,
	entryId,
	objectId,
	office,
	organisationOf,
	personId,
	stated,
	stranger
} from './history.ts';
import { noOrganisation } from './organisation.ts';
import { memberOf, postAt } from './queries.ts';
import { viewOrganisation } from './view.ts';

const [alice, bob] = [objectId('Alice'), objectId('Bob')];
const [phone, laptop] = [personId('phone'), personId('laptop')];

const link = (name: string, at: number, member: typeof alice, person: typeof phone | null) =>
	stated(name, at, 'member.linked', { member, person });

describe('units [AL-1]', () => {
	it('are a tree: the alliance, and departments below it', () => {
		const { units } = organisationOf(...alliance);
		expect([...units.values()]).toEqual([
			{ id: objectId('alliance'), name: '朋辈互助联盟', parent: null },
			{ id: objectId('office'), name: '办公室', parent: objectId('alliance') },
			{ id: objectId('publicity'), name: '宣传部', parent: objectId('alliance') }
		]);
	});

	it('have the name given last', () => {
		const rename = (name: string, at: number, to: string) =>
			stated(name, at, 'unit.renamed', { unit: objectId('publicity'), name: to });
		const { units } = organisationOf(
			...alliance,
			rename('first', 10, '宣传中心'),
			rename('second', 11, '宣传与新媒体部')
		);
		expect(units.get(objectId('publicity'))?.name).toBe('宣传与新媒体部');
	});

	it('find their parent although its maker has the later clock', () => {
		const { units, refused } = organisationOf(
			stated('team', 1, 'unit.created', { name: '影像组', parent: objectId('publicity') }),
			stated('publicity', 2, 'unit.created', { name: '宣传部', parent: objectId('alliance') }),
			stated('alliance', 3, 'unit.created', { name: '联盟', parent: null })
		);
		expect([...units.keys()]).toEqual(['alliance', 'publicity', 'team'].map(objectId));
		expect(refused).toEqual([]);
	});

	it('are refused, with the reason, below a unit that nobody made', () => {
		const orphan = stated('orphan', 1, 'unit.created', {
			name: '影像组',
			parent: objectId('none')
		});
		expect(organisationOf(orphan)).toMatchObject({
			units: new Map(),
			refused: [{ id: entryId('orphan'), type: 'unit.created', refusal: { code: 'unknown_unit' } }]
		});
	});
});

describe('members [AL-1]', () => {
	it('keep every station they had, in order of its first day', () => {
		const organisation = organisationOf(
			...alliance,
			stated('promoted', 20, 'member.moved', {
				member: alice,
				unit: objectId('publicity'),
				position: 'cadre',
				from: '2026-09-01'
			}),
			stated('lent', 21, 'member.moved', {
				member: alice,
				unit: objectId('office'),
				position: 'officer',
				from: '2026-05-01'
			})
		);
		expect(organisation.members.get(alice)?.stations.map(({ from, post }) => [from, post])).toEqual(
			[
				[null, { unit: objectId('publicity'), position: 'officer' }],
				['2026-05-01', { unit: objectId('office'), position: 'officer' }],
				['2026-09-01', { unit: objectId('publicity'), position: 'cadre' }]
			]
		);
	});

	it('are corrected since ever by a move without a date', () => {
		const organisation = organisationOf(
			...alliance,
			stated('corrected', 20, 'member.moved', {
				member: alice,
				unit: objectId('office'),
				position: 'officer',
				from: null
			})
		);
		expect(postAt(organisation, alice, '2020-01-01')).toEqual({
			unit: objectId('office'),
			position: 'officer'
		});
	});

	it('are found by a move that a slow clock dates before their enrolment', () => {
		const organisation = organisationOf(
			...alliance,
			stated('moved', 0, 'member.moved', {
				member: bob,
				unit: objectId('office'),
				position: 'cadre',
				from: '2026-04-01'
			})
		);
		expect(organisation.refused).toEqual([]);
		expect(postAt(organisation, bob, '2026-04-01')?.unit).toBe(objectId('office'));
	});

	it('leave once, and come back by being moved', () => {
		const leave = (name: string, at: number, from: string) =>
			stated(name, at, 'member.left', { member: alice, from });
		const organisation = organisationOf(
			...alliance,
			leave('left', 20, '2026-06-01'),
			leave('again', 21, '2026-07-01'),
			stated('back', 22, 'member.moved', {
				member: alice,
				unit: objectId('office'),
				position: 'officer',
				from: '2026-09-01'
			})
		);
		expect(organisation.refused).toEqual([
			{ id: entryId('again'), type: 'member.left', refusal: { code: 'not_a_member' } }
		]);
		expect(postAt(organisation, alice, '2026-06-01')).toBeNull();
		expect(postAt(organisation, alice, '2026-09-01')?.unit).toBe(objectId('office'));
	});
});

describe('links between persons and members', () => {
	it('hold after the latest statement of a keeper of the roster', () => {
		const organisation = organisationOf(
			...alliance,
			link('first', 10, alice, phone),
			link('second', 11, alice, laptop)
		);
		expect(memberOf(organisation, phone)).toBeNull();
		expect(memberOf(organisation, laptop)).toBe(alice);
		expect(organisation.members.get(alice)?.person).toBe(laptop);
	});

	it('tie one person to one member at a time', () => {
		const organisation = organisationOf(
			...alliance,
			link('first', 10, alice, phone),
			link('second', 11, bob, phone)
		);
		expect(memberOf(organisation, phone)).toBe(bob);
		expect(organisation.members.get(alice)?.person).toBeNull();
		expect(organisation.members.get(bob)?.person).toBe(phone);
	});

	it('can be undone, and said again', () => {
		const facts = [...alliance, link('tied', 10, alice, phone), link('untied', 11, alice, null)];
		expect(organisationOf(...facts).memberByPerson).toEqual(new Map());
		const again = organisationOf(...facts, link('again', 12, alice, phone));
		expect(again.memberByPerson).toEqual(new Map([[phone, alice]]));
	});

	it('stay when the same is said twice', () => {
		const organisation = organisationOf(
			...alliance,
			link('once', 10, alice, phone),
			link('twice', 11, alice, phone)
		);
		expect(organisation.memberByPerson).toEqual(new Map([[phone, alice]]));
		expect(organisation.members.get(alice)?.person).toBe(phone);
	});
});

describe('the fold', () => {
	it('of nothing is the empty organisation', () => {
		expect(organisationOf()).toBe(noOrganisation);
	});

	it('lists terms by their first day', () => {
		const term = (name: string, at: number, from: string, to: string) =>
			stated(name, at, 'term.opened', { title: name, from, to, timezone: 'Asia/Shanghai' });
		const { terms } = organisationOf(
			term('2026秋', 1, '2026-09-01', '2027-01-20'),
			term('2026春', 2, '2026-02-20', '2026-07-10')
		);
		expect(terms.map(({ title }) => title)).toEqual(['2026春', '2026秋']);
	});

	it('asks the policy that the command asked: what a stranger signs does not count', () => {
		const facts = [...alliance];
		const view = viewOrganisation(facts, ({ id }) => (id === entryId('Bob') ? stranger : office));
		expect([...view.members.keys()]).toEqual([alice, objectId('Carol')]);
		expect(view.refused).toEqual([
			{
				id: entryId('Bob'),
				type: 'member.enrolled',
				refusal: { code: 'not_allowed', capability: 'roster' }
			}
		]);
	});
});

const unitNames = ['u0', 'u1', 'u2', 'u3'];
const memberNames = ['m0', 'm1', 'm2', 'm3'];
const units = fc.constantFrom(null, ...unitNames.map(objectId));
const members = fc.constantFrom(...memberNames.map(objectId));
const dates = fc.constantFrom(null, '2026-03-01', '2026-09-01');
const position = fc.constantFrom(...positions);

const statements = fc.oneof(
	fc.record({ type: fc.constant('unit.renamed'), unit: units, name: fc.constantFrom('甲', '乙') }),
	fc.record({
		type: fc.constant('member.moved'),
		member: members,
		unit: units,
		position,
		from: dates
	}),
	fc.record({ type: fc.constant('member.left'), member: members, from: dates }),
	fc.record({
		type: fc.constant('member.linked'),
		member: members,
		person: fc.constantFrom(null, phone, laptop)
	})
);

/** Every unit and member once, some of them missing, and statements about them in any order of time. */
const histories = fc
	.record({
		units: fc.subarray(unitNames),
		parents: fc.array(units, { minLength: 4, maxLength: 4 }),
		members: fc.subarray(memberNames),
		times: fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 40, maxLength: 40 }),
		statements: fc.array(statements, { maxLength: 25 })
	})
	.map((drawn): OrganisationFact[] => {
		const time = (index: number) => drawn.times[index] ?? 0;
		return [
			...drawn.units.map((name, index) =>
				stated(name, time(index), 'unit.created', { name, parent: drawn.parents[index] ?? null })
			),
			...drawn.members.map((name, index) =>
				stated(name, time(index + 4), 'member.enrolled', {
					unit: drawn.parents[index] ?? null,
					position: 'officer',
					from: null
				})
			),
			...drawn.statements.map(({ type, ...payload }, index) =>
				stated(`s${index}-`, time(index + 8), type as never, payload as never)
			)
		];
	});

const indexOf = (facts: readonly OrganisationFact[]) => {
	const index = new FactIndex<OrganisationFact>(organisationSubjects);
	for (const fact of facts) index.add(fact);
	return index;
};

const viewOf = (index: FactIndex<OrganisationFact>) =>
	viewOrganisation(index.of(organisationSubject), () => office);

describe('every history', () => {
	it('gives the same organisation in whatever order its facts arrive', () => {
		fc.assert(
			fc.property(
				histories.chain((facts) =>
					fc.tuple(fc.constant(facts), fc.shuffledSubarray(facts, { minLength: facts.length }))
				),
				([facts, shuffled]) => {
					expect(viewOf(indexOf(shuffled))).toEqual(viewOf(indexOf(facts)));
				}
			),
			{ seed: 20261, numRuns: 400 }
		);
	});

	it('is restored by taking a fact out and putting it in again', () => {
		fc.assert(
			fc.property(histories, fc.nat(), (facts, which) => {
				const index = indexOf(facts);
				const before = viewOf(index);
				const fact = facts[which % Math.max(facts.length, 1)];
				if (!fact) return;
				index.remove(fact);
				viewOf(index);
				index.add(fact);
				expect(viewOf(index)).toEqual(before);
			}),
			{ seed: 20262, numRuns: 400 }
		);
	});

	it('ties a person to the member that is tied to them, and nobody twice', () => {
		fc.assert(
			fc.property(histories, (facts) => {
				const { memberByPerson, members: found } = viewOf(indexOf(facts));
				for (const [person, member] of memberByPerson)
					expect(found.get(member)?.person).toBe(person);
				const tied = [...found.values()].filter(({ person }) => person !== null);
				expect(tied.length).toBe(memberByPerson.size);
			}),
			{ seed: 20263, numRuns: 400 }
		);
	});

	it('accounts for every fact: it counts or is refused with a reason', () => {
		fc.assert(
			fc.property(histories, (facts) => {
				const view = viewOf(indexOf(facts));
				const made = view.units.size + view.members.size;
				const creations = facts.filter(
					({ type }) => type === 'unit.created' || type === 'member.enrolled'
				).length;
				const refused = view.refused.filter(
					({ type }) => type === 'unit.created' || type === 'member.enrolled'
				).length;
				expect(made + refused).toBe(creations);
			}),
			{ seed: 20264, numRuns: 200 }
		);
	});
});
