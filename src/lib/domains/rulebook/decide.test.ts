import { describe, expect, it } from 'vitest';
import {
	membersSpace,
	type ChainId,
	type DeviceId,
	type Space,
	type WorkspaceId
} from '#lib/kernel/identity/index.ts';
import { nextEntry } from '#lib/kernel/log/index.ts';
import {
	commentOnAmendment,
	decideAmendment,
	proposeAmendment,
	withdrawAmendment
} from './decide.ts';
import {
	amendmentOf,
	decided,
	entryId,
	objectId,
	parameters,
	proposed,
	withdrawn
} from './history.ts';

const alice = { space: membersSpace, member: objectId('Alice'), can: () => false, parameters };
const presidium = { space: membersSpace, member: null, can: () => true, parameters };
const late = proposed('late', { 'AL-20.late': '-2' });
const open = amendmentOf(late);

const propose = (fields: object, context: typeof alice | typeof presidium = alice) => {
	const said = proposeAmendment({ ...late.payload, ...fields }, context);
	return said.ok ? said.value : said.error;
};

describe('[AL-4] commands about the rulebook', () => {
	it('propose figures that there are, within their range, from a day on', () => {
		expect(propose({})).toEqual({ type: 'amendment.proposed', payload: late.payload });
		expect(propose({ figures: [{ key: 'AL-99.late', value: '1' }] })).toEqual({
			...{ code: 'unknown_figure', key: 'AL-99.late' }
		});
		expect(propose({ figures: [{ key: 'AL-26.officer', value: '0' }] })).toEqual({
			...{ code: 'unknown_value', key: 'AL-26.officer' }
		});
		const twice = [
			{ key: 'AL-20.late', value: '-2' },
			{ key: 'AL-20.late', value: '-3' }
		];
		for (const [fields, field] of [
			[{ figures: [] }, 'figures'],
			[{ figures: twice }, 'figures'],
			[{ from: '2026-02-30' }, 'from'],
			[{ reason: ' ' }, 'reason']
		] as const) {
			expect(propose(fields)).toEqual({ code: 'bad_field', field });
		}
	});

	it('are refused from whoever may not, and where not everybody reads', () => {
		expect(proposeAmendment(late.payload, { ...alice, member: null })).toEqual({
			...{ ok: false, error: { code: 'not_a_member' } }
		});
		expect(proposeAmendment(late.payload, { ...alice, space: 'unit:office' as Space })).toEqual({
			...{ ok: false, error: { code: 'wrong_space' } }
		});
		const yes = { outcome: 'adopted', reason: null } as const;
		expect(decideAmendment(open, yes, alice)).toEqual({
			...{ ok: false, error: { code: 'not_allowed' } }
		});
		const bob = { ...alice, member: objectId('Bob') };
		expect(withdrawAmendment(open, bob)).toEqual({
			...{ ok: false, error: { code: 'not_allowed' } }
		});
		expect(withdrawAmendment(open, alice)).toMatchObject({ ok: true });
	});

	it('decide in the place of whatever was decided before', () => {
		const question = amendmentOf(
			...[late, decided('yes', 2, 'adopted'), decided('no', 3, 'rejected')]
		);
		expect(decideAmendment(question, { outcome: 'adopted', reason: '商定' }, presidium)).toEqual({
			ok: true,
			value: {
				type: 'amendment.decided',
				payload: {
					...{ amendment: objectId('late'), outcome: 'adopted', reason: '商定' },
					supersedes: [entryId('yes'), entryId('no')]
				}
			}
		});
	});

	it('say nothing more about what was taken back, and take nothing back that was decided', () => {
		const gone = amendmentOf(late, withdrawn('out', 2));
		const yes = { outcome: 'adopted', reason: null } as const;
		const refusal = { ok: false, error: { code: 'amendment_withdrawn' } };
		expect(decideAmendment(gone, yes, presidium)).toEqual(refusal);
		expect(commentOnAmendment(gone, '晚了', alice)).toEqual(refusal);
		expect(withdrawAmendment(amendmentOf(late, decided('yes', 2, 'adopted')), alice)).toEqual({
			...{ ok: false, error: { code: 'already_decided' } }
		});
	});

	it('fit into an entry, the greatest proposal too', () => {
		const payload = {
			figures: Array.from({ length: 40 }, (_, index) => ({
				key: `AL-${index}`.padEnd(40, 'x'),
				value: '−'.repeat(20)
			})),
			...{ from: '2026-02-20', reason: '理'.repeat(600) }
		};
		const head = {
			space: membersSpace,
			chain: 'AAAAAAAAAAA' as ChainId,
			workspace: entryId('w') as string as WorkspaceId
		};
		const { bytes } = nextEntry(head, entryId('device') as string as DeviceId, {
			...{ type: 'amendment.proposed', by: '' as never, auth: [entryId('g')], at: 1, payload }
		});
		expect(bytes.length).toBeLessThan(7 * 1024);
	});
});
