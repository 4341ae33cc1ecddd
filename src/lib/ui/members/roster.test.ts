import { describe, expect, it } from 'vitest';
import {
	viewOrganisation,
	type Card,
	type MemberId,
	type OrganisationEvent,
	type OrganisationFact,
	type UnitId
} from '#lib/domains/organisation/index.ts';
import {
	bytesToText,
	entryToObject,
	membersSpace,
	type DeviceId,
	type EntryId,
	type PersonId
} from '#lib/kernel/identity/index.ts';
import { cardToFields, fieldsToCard } from './card-fields.ts';
import { rosterRows, rowsFound, rowsOfUnit, unitLines } from './roster.ts';

const id = (n: number) => bytesToText(new Uint8Array(32).fill(n)) as EntryId;
const idOf = (n: number) => entryToObject(id(n));
const fact = (n: number, event: OrganisationEvent): OrganisationFact =>
	({
		...event,
		id: id(n),
		space: membersSpace,
		by: 'alice' as PersonId,
		device: 'device' as DeviceId,
		at: n,
		receivedAt: n
	}) as OrganisationFact;

const office = idOf(1);
const archive = idOf(2);
const training = idOf(3);
const enrolled = (n: number, unit: UnitId | null, position: 'officer' | 'cadre' | 'presidium') =>
	fact(n, { type: 'member.enrolled', payload: { unit, position, from: null } });

const organisation = viewOrganisation(
	[
		fact(1, { type: 'unit.created', payload: { name: '办公室', parent: null } }),
		fact(2, { type: 'unit.created', payload: { name: '档案组', parent: office } }),
		fact(3, { type: 'unit.created', payload: { name: '培训部', parent: null } }),
		enrolled(11, training, 'officer'),
		enrolled(12, office, 'officer'),
		enrolled(13, office, 'cadre'),
		enrolled(14, archive, 'officer'),
		enrolled(15, null, 'presidium')
	],
	() => ({ can: () => true })
);
const card = (member: MemberId, name: string, studentNo?: string): [MemberId, Card] => [
	member,
	{ member, name, at: 1, ...(studentNo && { studentNo }) }
];
const cards = new Map([
	card(idOf(11), '章小满', '2021001'),
	card(idOf(12), '单一舟'),
	card(idOf(13), 'Bob Example')
]);
const rows = rosterRows(organisation, cards, '2021-10-18');
const found = (query: string, sounds?: (name: string) => readonly string[]) =>
	rowsFound(rows, query, sounds).map((row) => row.card?.name);

describe('the roster', () => {
	it('lists by unit as the tree is read, then position, then enrolment [AL-1]', () => {
		expect(rows.map(({ number }) => number)).toEqual([5, 3, 2, 4, 1]);
	});

	it('counts a unit with the units below it', () => {
		expect(unitLines(organisation, '2021-10-18')).toEqual([
			{ id: office, name: '办公室', depth: 0, count: 3 },
			{ id: archive, name: '档案组', depth: 1, count: 1 },
			{ id: training, name: '培训部', depth: 0, count: 1 }
		]);
	});

	it('shows the members of a unit with those below it, and everybody for none', () => {
		expect(rowsOfUnit(organisation, rows, office, '2021-10-18').map((row) => row.number)).toEqual([
			3, 2, 4
		]);
		expect(rowsOfUnit(organisation, rows, null, '2021-10-18')).toHaveLength(5);
	});

	it('finds by part of a name, whatever its case and width, and by number', () => {
		expect(found('小满')).toEqual(['章小满']);
		expect(found('ｂｏｂ ex')).toEqual(['Bob Example']);
		expect(found('2021001')).toEqual(['章小满']);
		expect(found('  ')).toHaveLength(5);
	});

	it('finds by sound from the beginning of a syllable, once readings are there', () => {
		const sounds = (name: string) =>
			name === '单一舟' ? ['shanyizhou', 'yizhou', 'syz', 'yz'] : [];
		expect(found('syz', sounds)).toEqual(['单一舟']);
		expect(found('yiz', sounds)).toEqual(['单一舟']);
		expect(found('izhou', sounds)).toEqual([]);
		expect(found('syz')).toEqual([]);
	});
});

describe('a card as it is typed', () => {
	it('leaves out what is not stated and trims the rest', () => {
		const fields = { ...cardToFields(undefined), name: ' 章小满 ', studentNo: ' 007 ' };
		expect(fieldsToCard(fields, idOf(11), 5)).toEqual({
			member: idOf(11),
			name: '章小满',
			studentNo: '007',
			at: 5
		});
	});

	it('comes back as the fields it was made from', () => {
		const made = { member: idOf(11), name: '章小满', title: '副部长', at: 5 };
		expect(fieldsToCard(cardToFields(made), idOf(11), 5)).toEqual(made);
	});
});
