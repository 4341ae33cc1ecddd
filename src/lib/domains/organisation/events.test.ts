import { encode } from 'cborg';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { organisationCapabilities } from './capabilities.ts';
import { isOrganisationFact, organisationEvents, type OrganisationEventType } from './events.ts';
import { alliance, objectId, personId } from './history.ts';

const accepts = (type: OrganisationEventType, payload: unknown) =>
	v.is(organisationEvents[type], payload);

const member = objectId('Alice');
const valid: Readonly<Record<OrganisationEventType, object>> = {
	'unit.created': { name: '宣'.repeat(60), parent: objectId('alliance') },
	'unit.renamed': { unit: objectId('publicity'), name: '宣'.repeat(60) },
	'member.enrolled': { unit: objectId('publicity'), position: 'presidium', from: '2026-09-01' },
	'member.moved': { member, unit: null, position: 'cadre', from: '2028-02-29' },
	'member.left': { member, from: null },
	'member.linked': { member, person: personId('phone') },
	'term.opened': {
		title: '学'.repeat(60),
		from: '2026-09-01',
		to: '2027-01-20',
		timezone: 'America/Argentina/Buenos_Aires'
	}
};
const types = Object.keys(organisationEvents) as OrganisationEventType[];

describe('the payloads of an organisation’s facts [AL-1]', () => {
	it.each(types)('%s takes its greatest payload, far below an entry’s limit', (type) => {
		expect(accepts(type, valid[type])).toBe(true);
		expect(encode(valid[type]).length).toBeLessThan(512);
	});

	it.each(types)('%s takes nothing more and nothing less', (type) => {
		expect(accepts(type, { ...valid[type], name2: '林晓棠' })).toBe(false);
		expect(accepts(type, {})).toBe(false);
		expect(accepts(type, null)).toBe(false);
		for (const key of Object.keys(valid[type])) {
			const rest = Object.fromEntries(Object.entries(valid[type]).filter(([name]) => name !== key));
			expect([key, accepts(type, rest)]).toEqual([key, false]);
		}
	});

	it.each([
		['member.enrolled', { position: 'minister' }],
		['member.enrolled', { unit: 'publicity' }],
		['member.moved', { member: null }],
		['member.linked', { person: 'Alice' }],
		['member.linked', { person: objectId('Alice') }],
		['unit.created', { name: '两\n行' }],
		['term.opened', { to: '2027-02-29' }]
	] as const)('%s refuses %j', (type, fault) => {
		expect(accepts(type, { ...valid[type], ...fault })).toBe(false);
	});

	it('each name the capability that a grant must give', () => {
		expect(Object.keys(organisationCapabilities)).toEqual(types);
		expect(organisationCapabilities['member.linked']).toBe('roster');
	});

	it('are told from facts of other domains', () => {
		const [fact] = alliance;
		if (!fact) throw new Error('the fixture is empty');
		expect(isOrganisationFact(fact)).toBe(true);
		expect(isOrganisationFact({ ...fact, type: 'meeting.called' })).toBe(false);
		expect(isOrganisationFact({ ...fact, type: 'constructor' })).toBe(false);
		expect(isOrganisationFact({ ...fact, payload: { name: '办公室' } })).toBe(false);
	});
});
