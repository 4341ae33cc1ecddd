import { describe, expect, it } from 'vitest';
import {
	controlSpace,
	type ChainId,
	type DeviceId,
	type WorkspaceId
} from '#lib/kernel/identity/index.ts';
import { nextEntry } from '#lib/kernel/log/index.ts';
import { decideAward, openAward, withdrawAward } from './decide.ts';
import { awardEvents, MOST_PLACES } from './events.ts';
import {
	alice,
	awardOf,
	bob,
	carol,
	decided,
	entryId,
	objectId,
	opened,
	round,
	surroundings,
	term,
	withdrawn
} from './history.ts';
import { certificateNumber } from './queries.ts';

const presidium = { ...surroundings, can: () => true };
const officer = { ...surroundings, can: () => false };
const fields = { kind: 'outstanding_officer', term, places: 2 } as const;

describe('[AL-73] commands about awards', () => {
	it('open a round by who may, with at least one place', () => {
		expect(openAward(fields, presidium)).toEqual({
			ok: true,
			value: { type: 'award.opened', payload: fields }
		});
		expect(openAward(fields, officer)).toEqual({ ok: false, error: { code: 'not_allowed' } });
		expect(openAward({ ...fields, places: 0 }, presidium)).toEqual({
			ok: false,
			error: { code: 'bad_field', field: 'places' }
		});
	});

	it('decide in the place of whatever was decided before', () => {
		const question = awardOf(opened, decided('one', 2, [alice]), decided('other', 2, [bob]));
		expect(decideAward(question, { laureates: [carol], reason: '商定' }, presidium)).toEqual({
			ok: true,
			value: {
				type: 'award.decided',
				payload: {
					...{ award: round, laureates: [carol], reason: '商定' },
					supersedes: [entryId('one'), entryId('other')]
				}
			}
		});
	});

	it('refuse an empty list, one too long, and a round that was withdrawn', () => {
		const list = (laureates: readonly (typeof alice)[], award = awardOf(opened)) => {
			const said = decideAward(award, { laureates, reason: null }, presidium);
			return said.ok ? 'ok' : said.error;
		};
		expect(list([])).toEqual({ code: 'bad_field', field: 'laureates' });
		expect(list([alice, bob, carol])).toEqual({ code: 'too_many', places: 2 });
		expect(list([alice], awardOf(opened, withdrawn('out', 2)))).toEqual({
			code: 'award_withdrawn'
		});
		expect(withdrawAward(awardOf(opened), '名额有误', officer)).toEqual({
			ok: false,
			error: { code: 'not_allowed' }
		});
	});
});

describe('[AL-74] the number of a certificate', () => {
	it('follows from the decision and the place on its list, for ever', () => {
		const { inForce } = awardOf(opened, decided('list', 2, [bob, alice]));
		const numbers = [1, 2].map((place) =>
			inForce ? certificateNumber(inForce, place, '2026-01-31') : ''
		);
		expect(numbers).toEqual(['2026-841453-001', '2026-841453-002']);
	});
});

describe('the payloads', () => {
	it('fit into an entry, the greatest too', () => {
		const laureates = Array.from({ length: MOST_PLACES }, (_, index) => objectId(`m${index}`));
		const payload = {
			...{ award: round, laureates, reason: '理'.repeat(300) },
			supersedes: Array.from({ length: 16 }, (_, index) => entryId(`e${index}`))
		};
		const head = {
			space: controlSpace,
			chain: 'AAAAAAAAAAA' as ChainId,
			workspace: entryId('w') as string as WorkspaceId
		};
		const { bytes } = nextEntry(head, entryId('device') as string as DeviceId, {
			...{ type: 'award.decided', by: '' as never, auth: [entryId('g')], at: 1, payload }
		});
		expect(bytes.length).toBeLessThan(7 * 1024);
	});

	it('read what earlier versions wrote', async () => {
		const { safeParse } = await import('valibot');
		const written = {
			'award.opened': { kind: 'contribution', term, places: 3 },
			'award.decided': { award: round, laureates: [alice], reason: null, supersedes: [] },
			'award.withdrawn': { award: round, reason: '名额有误' }
		};
		for (const [type, payload] of Object.entries(written)) {
			const schema = awardEvents[type as keyof typeof awardEvents];
			expect([type, safeParse(schema, payload).success]).toEqual([type, true]);
			expect(safeParse(schema, { ...payload, more: 1 }).success).toBe(false);
		}
	});
});
