import { describe, expect, it } from 'vitest';
import {
	createUnit,
	enrolMember,
	linkMember,
	moveMember,
	openTerm,
	recordLeaving,
	renameUnit
} from './decide.ts';
import { alliance, objectId, organisationOf, personId, stated } from './history.ts';
import { noOrganisation } from './organisation.ts';

const organisation = organisationOf(...alliance);
const office = { at: 100, can: () => true };
const stranger = { at: 100, can: () => false };
const publicity = objectId('publicity');
const allianceUnit = objectId('alliance');

/** Keeps the roster of one unit only. */
const keeperOf = (unit: typeof publicity) => ({
	at: 100,
	can: (_: string, asked?: typeof publicity | null) => asked === unit
});

describe('making units [AL-1]', () => {
	it('answers the event to sign', () => {
		const unit = { name: '培训部', parent: allianceUnit };
		expect(createUnit(organisation, unit, office)).toEqual({
			ok: true,
			value: { type: 'unit.created', payload: unit }
		});
	});

	it.each([
		['a taken name', { name: '宣传部', parent: allianceUnit }, office, { code: 'unit_name_taken' }],
		['an unknown parent', { name: '组', parent: objectId('x') }, office, { code: 'unknown_unit' }],
		[
			'no authority',
			{ name: '组', parent: null },
			stranger,
			{ code: 'not_allowed', capability: 'unit.manage' }
		],
		['no name', { name: '', parent: null }, office, { code: 'bad_field', field: 'name' }],
		['blanks around', { name: ' 组', parent: null }, office, { code: 'bad_field', field: 'name' }],
		[
			'a name of 61 characters',
			{ name: '长'.repeat(61), parent: null },
			office,
			{ code: 'bad_field', field: 'name' }
		]
	])('is refused for %s', (_, unit, context, error) => {
		expect(createUnit(organisation, unit, context)).toEqual({ ok: false, error });
	});

	it('takes a name of 60 characters, and the same name under another parent', () => {
		expect(createUnit(organisation, { name: '长'.repeat(60), parent: null }, office).ok).toBe(true);
		expect(createUnit(organisation, { name: '宣传部', parent: null }, office).ok).toBe(true);
	});

	it('lets a unit be renamed, but not to a sibling’s name', () => {
		expect(renameUnit(organisation, { unit: publicity, name: '宣传中心' }, office).ok).toBe(true);
		expect(renameUnit(organisation, { unit: publicity, name: '办公室' }, office)).toEqual({
			ok: false,
			error: { code: 'unit_name_taken' }
		});
	});
});

describe('keeping the roster [AL-1]', () => {
	const post = { unit: publicity, position: 'officer', from: null } as const;

	it('enrols without a device', () => {
		expect(enrolMember(organisation, post, office)).toEqual({
			ok: true,
			value: { type: 'member.enrolled', payload: post }
		});
	});

	it('carries no personal data: a name in the payload is refused', () => {
		expect(enrolMember(organisation, { ...post, name: '李四' } as never, office)).toEqual({
			ok: false,
			error: { code: 'bad_field', field: 'name' }
		});
	});

	it('needs the roster of the unit left and of the unit joined', () => {
		const move = { member: objectId('Alice'), ...post, unit: objectId('office') };
		const error = { code: 'not_allowed', capability: 'roster' };
		expect(moveMember(organisation, move, keeperOf(publicity))).toEqual({ ok: false, error });
		expect(moveMember(organisation, move, keeperOf(objectId('office')))).toEqual({
			ok: false,
			error
		});
		expect(moveMember(organisation, { ...move, unit: publicity }, keeperOf(publicity)).ok).toBe(
			true
		);
	});

	it.each(['2026-02-30', '2026-13-01', '2026-2-3', '26-02-03', '1899-01-01'])(
		'refuses the date %s',
		(from) => {
			expect(enrolMember(organisation, { ...post, from }, office)).toEqual({
				ok: false,
				error: { code: 'bad_field', field: 'from' }
			});
		}
	);

	it('records leaving once', () => {
		const leaving = { member: objectId('Alice'), from: '2026-07-01' };
		expect(recordLeaving(organisation, leaving, office).ok).toBe(true);
		const without = organisationOf(...alliance, stated('left', 50, 'member.left', leaving));
		expect(recordLeaving(without, leaving, office)).toEqual({
			ok: false,
			error: { code: 'not_a_member' }
		});
	});

	it('does not know a member of whom nothing has arrived', () => {
		const nobody = { member: objectId('nobody'), person: personId('phone') };
		expect(linkMember(organisation, nobody, office)).toEqual({
			ok: false,
			error: { code: 'unknown_member' }
		});
	});

	it('lets nobody say themselves who they are', () => {
		const self = { member: objectId('Alice'), person: personId('phone') };
		expect(linkMember(organisation, self, stranger)).toEqual({
			ok: false,
			error: { code: 'not_allowed', capability: 'roster' }
		});
	});
});

describe('opening terms', () => {
	const term = {
		title: '2026年春季学期',
		from: '2026-02-20',
		to: '2026-07-10',
		timezone: 'Asia/Shanghai'
	};
	const withTerm = organisationOf(stated('spring', 1, 'term.opened', term));

	it('takes a term of a single day', () => {
		expect(openTerm(noOrganisation, { ...term, to: term.from }, office).ok).toBe(true);
	});

	it.each([
		['ends before it starts', { ...term, to: '2026-02-19' }, 'term_ends_before_it_starts'],
		['shares its last day', { ...term, from: '2026-07-10', to: '2026-08-01' }, 'term_overlaps'],
		['shares its first day', { ...term, from: '2026-01-01', to: '2026-02-20' }, 'term_overlaps']
	])('is refused where it %s', (_, next, code) => {
		expect(openTerm(withTerm, next, office)).toEqual({ ok: false, error: { code } });
	});

	it('takes the day after', () => {
		const next = { ...term, from: '2026-07-11', to: '2026-08-31' };
		expect(openTerm(withTerm, next, office).ok).toBe(true);
	});

	it.each(['', 'Asia/', '上海', 'Asia/Shanghai; x'])('refuses the time zone %j', (timezone) => {
		expect(openTerm(noOrganisation, { ...term, timezone }, office)).toEqual({
			ok: false,
			error: { code: 'bad_field', field: 'timezone' }
		});
	});

	it.each(['Etc/GMT+8', 'America/Argentina/Buenos_Aires', 'UTC', 'Asia/Hong_Kong'])(
		'takes the time zone %s',
		(timezone) => {
			expect(openTerm(noOrganisation, { ...term, timezone }, office).ok).toBe(true);
		}
	);
});
