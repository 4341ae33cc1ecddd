import { describe, expect, it } from 'vitest';
import { askedFor, controlTypes } from './index.ts';

describe('what stating a control event asks', () => {
	it('is a capability, any grant, or nothing but being oneself', () => {
		const asked = controlTypes.map((type) => {
			const found = askedFor(type);
			return [type, found?.type === 'capability' ? found.capability : found?.type];
		});
		expect(Object.fromEntries(asked)).toEqual({
			'workspace.founded': undefined,
			'person.introduced': undefined,
			'person.joined': undefined,
			'wrap.published': 'nothing',
			'device.added': 'nothing',
			'device.recovered': 'nothing',
			'device.revoked': 'nothing',
			'person.rebound': 'member.grant',
			'invitation.issued': 'member.invite',
			'grant.issued': 'member.grant',
			'grant.revoked': 'grant',
			'work.ratified': 'nothing',
			'stewards.decided': 'nothing',
			'space.opened': 'space.open',
			'epoch.opened': 'space.open',
			'term.sealed': 'term.close',
			'term.countersigned': 'term.close'
		});
	});

	it('is unknown for what this version does not know, whatever it is called', () => {
		expect([askedFor('grant.lent'), askedFor('toString')]).toEqual([undefined, undefined]);
	});
});
