import { describe, expect, it } from 'vitest';
import { noAppointments } from './appointments.ts';
import {
	alice,
	appointed,
	bob,
	carol,
	college,
	ended,
	entryId,
	minister,
	objectId,
	publicity,
	stated,
	viewOf
} from './history.ts';
import {
	contactsOf,
	holdersAfter,
	holdersOn,
	kindOf,
	pastHolders,
	positionsOf,
	struckOut
} from './queries.ts';

const position = objectId('minister');

describe('[AL-1] units, positions and contacts', () => {
	it('are none before anything was stated', () => {
		expect(viewOf()).toBe(noAppointments);
	});

	it('says of a unit that it is a department, until somebody says that it is a college’s', () => {
		const view = viewOf(
			stated('kind', 1, 'unit.classified', { unit: college, kind: 'college' }),
			stated('by-stranger', 2, 'unit.classified', { unit: publicity, kind: 'college' }, 'Bob')
		);
		expect([kindOf(view, college), kindOf(view, publicity)]).toEqual(['college', 'department']);
		expect(view.refused).toEqual([
			{ id: entryId('by-stranger'), by: 'Bob', refusal: { code: 'not_allowed' } }
		]);
	});

	it('lists the open positions of a unit, by the name that was stated last', () => {
		const deputy = stated('deputy', 2, 'position.named', { unit: publicity, title: '副部长' });
		const changed = (name: string, at: number, title: string, closed: boolean) =>
			stated(name, at, 'position.changed', { position: objectId('deputy'), title, closed });
		const titles = (view: ReturnType<typeof viewOf>) =>
			positionsOf(view, publicity).map(({ title }) => title);
		expect(titles(viewOf(minister, deputy))).toEqual(['部长', '副部长']);
		expect(titles(viewOf(minister, deputy, changed('x', 3, '常务副部长', false)))).toEqual([
			'部长',
			'常务副部长'
		]);
		expect(titles(viewOf(minister, deputy, changed('x', 3, '副部长', true)))).toEqual(['部长']);
		expect(positionsOf(viewOf(minister), null)).toEqual([]);
	});

	it('lists contacts with the unit they were moved to, and no longer once they are removed', () => {
		const change = (at: number, removed: boolean) =>
			stated(`change${at}`, at, 'contact.changed', {
				...{ contact: objectId('Carol'), unit: publicity, removed }
			});
		const of = (view: ReturnType<typeof viewOf>) =>
			[college, publicity].map((unit) => contactsOf(view, unit).map(({ id }) => id));
		expect(of(viewOf(carol))).toEqual([[objectId('Carol')], []]);
		expect(of(viewOf(carol, change(3, false)))).toEqual([[], [objectId('Carol')]]);
		expect(of(viewOf(carol, change(3, false), change(4, true)))).toEqual([[], []]);
	});
});

describe('[AL-1] the holders of a position', () => {
	it('hold it from their first day to their last, and stay listed afterwards', () => {
		const view = viewOf(
			...[minister, appointed('a', 3, alice, '2025-09-01'), ended('e', 4, 'a', '2026-08-31')],
			appointed('b', 5, bob, '2026-09-01')
		);
		const on = (date: string) => holdersOn(view, position, date).map(({ holder }) => holder);
		expect(['2025-08-31', '2025-09-01', '2026-08-31', '2026-09-01'].map(on)).toEqual([
			...[[], [alice], [alice], [bob]]
		]);
		expect(holdersAfter(view, position, '2026-08-31').map(({ holder }) => holder)).toEqual([bob]);
		expect(pastHolders(view, position, '2026-08-31')).toEqual([]);
		expect(pastHolders(view, position, '2026-09-01').map(({ holder }) => holder)).toEqual([alice]);
	});

	it('may be contacts, who are no members', () => {
		const view = viewOf(minister, carol, appointed('c', 3, objectId('Carol'), '2026-09-01'));
		expect(holdersOn(view, position, '2026-09-01')).toMatchObject([{ holder: objectId('Carol') }]);
	});

	it('are counted once where two devices wrote down the same, and either entry ends it', () => {
		const twice = [appointed('a', 3, alice, '2025-09-01'), appointed('b', 4, alice, '2025-09-01')];
		const view = viewOf(minister, ...twice, ended('e', 5, 'b', '2026-01-31'));
		expect(view.appointments).toMatchObject([
			{ id: objectId('a'), holder: alice, end: { to: '2026-01-31', reason: null } }
		]);
	});

	it('hold it again when the end is taken back, and never did once it is withdrawn', () => {
		const begun = [
			minister,
			appointed('a', 3, alice, '2025-09-01'),
			ended('e', 4, 'a', '2026-01-31')
		];
		const back = ended('f', 5, 'a', null);
		expect(viewOf(...begun, back).appointments[0]?.end).toBeNull();
		const gone = stated('w', 6, 'appointment.withdrawn', {
			...{ appointment: objectId('a'), reason: '写错了人' }
		});
		const view = viewOf(...begun, back, gone);
		expect(view.appointments[0]?.withdrawn?.reason).toBe('写错了人');
		expect(holdersOn(view, position, '2026-01-01')).toEqual([]);
		expect(pastHolders(view, position, '2027-01-01')).toEqual([]);
		expect(struckOut(view, position).map(({ holder }) => holder)).toEqual([alice]);
	});

	it('are found although the clock of whoever named the position was fast', () => {
		const view = viewOf(
			ended('e', 1, 'a', '2026-01-31'),
			...[appointed('a', 2, alice, '2025-09-01'), { ...minister, at: 900 }]
		);
		expect(view.refused).toEqual([]);
		expect(view.appointments).toMatchObject([{ holder: alice, end: { to: '2026-01-31' } }]);
	});

	it('are refused without the right, for strangers, unknown positions and ends before the start', () => {
		const view = viewOf(
			...[minister, appointed('by-Bob', 2, alice, '2025-09-01', 'Bob')],
			appointed('stranger', 3, objectId('stranger'), '2025-09-01'),
			stated('nowhere', 4, 'holder.appointed', {
				...{ position: objectId('x'), holder: alice, from: '2025-09-01' }
			}),
			...[appointed('a', 5, alice, '2025-09-01'), ended('early', 6, 'a', '2025-08-31')],
			ended('none', 7, 'x', '2026-01-31'),
			stated('gone', 8, 'appointment.withdrawn', { appointment: objectId('x'), reason: '-' })
		);
		expect(view.refused.map(({ id, refusal }) => [id, refusal.code])).toEqual([
			[entryId('by-Bob'), 'not_allowed'],
			[entryId('stranger'), 'unknown_holder'],
			[entryId('nowhere'), 'unknown_position'],
			[entryId('early'), 'ends_before_it_starts'],
			[entryId('none'), 'unknown_appointment'],
			[entryId('gone'), 'unknown_appointment']
		]);
		expect(view.appointments.map(({ id }) => id)).toEqual([objectId('a')]);
	});
});
