import { describe, expect, it } from 'vitest';
import {
	appointHolder,
	changeContact,
	changePosition,
	classifyUnit,
	endAppointment,
	listContact,
	namePosition,
	withdrawAppointment
} from './decide.ts';
import {
	alice,
	appointed,
	carol,
	college,
	ended,
	minister,
	objectId,
	office,
	publicity,
	viewOf
} from './history.ts';

const known = viewOf(
	minister,
	carol,
	appointed('a', 3, alice, '2025-09-01'),
	ended('e', 4, 'a', '2026-01-31')
);
const stranger = { ...office, can: () => false };
const position = objectId('minister');
const refused = (error: object) => ({ ok: false, error });

describe('[AL-1] naming positions and kinds', () => {
	it('answers the event to sign', () => {
		const payload = { unit: publicity, title: '副部长' };
		expect(namePosition(known, payload, office)).toEqual({
			ok: true,
			value: { type: 'position.named', payload }
		});
	});

	it('is refused for a taken title, an unknown unit, no title, and without the right', () => {
		const named = (unit: typeof publicity | null, title: string, context = office) =>
			namePosition(known, { unit, title }, context);
		expect(named(publicity, '部长')).toEqual(refused({ code: 'position_name_taken' }));
		expect(named(objectId('x'), '部长')).toEqual(refused({ code: 'unknown_unit' }));
		expect(named(publicity, '')).toEqual(refused({ code: 'bad_field', field: 'title' }));
		expect(named(publicity, '副部长', stranger)).toEqual(refused({ code: 'not_allowed' }));
		expect(named(null, '部长').ok).toBe(true);
	});

	it('lets a position keep its own name and be closed, but not take another’s', () => {
		const two = viewOf(minister, {
			...minister,
			...{ id: 'deputy'.padEnd(43, '0') as never, payload: { unit: publicity, title: '副部长' } }
		});
		const changed = (title: string, closed: boolean) =>
			changePosition(two, { position, title, closed }, office);
		expect(changed('部长', false).ok).toBe(true);
		expect(changed('副部长', true).ok).toBe(true);
		expect(changed('副部长', false)).toEqual(refused({ code: 'position_name_taken' }));
	});

	it('classifies units that there are', () => {
		expect(classifyUnit(known, { unit: college, kind: 'college' }, office).ok).toBe(true);
		expect(classifyUnit(known, { unit: objectId('x'), kind: 'college' }, office)).toEqual(
			refused({ code: 'unknown_unit' })
		);
	});
});

describe('[AL-1] appointing and releasing', () => {
	const appoint = (from: string, context = office) =>
		appointHolder(known, { position, holder: alice, from }, context);

	it('is refused while they hold the position, and allowed before and after', () => {
		expect(appoint('2025-09-01')).toEqual(refused({ code: 'holds_already' }));
		expect(appoint('2026-01-31')).toEqual(refused({ code: 'holds_already' }));
		expect(appoint('2026-02-01').ok).toBe(true);
		expect(appoint('2026-02-01', stranger)).toEqual(refused({ code: 'not_allowed' }));
		expect(appoint('2026-02-30')).toEqual(refused({ code: 'bad_field', field: 'from' }));
	});

	it('is refused for a position that is closed', () => {
		const { payload, ...rest } = minister;
		const closed = {
			...rest,
			id: 'c'.padEnd(43, '0') as never,
			type: 'position.changed' as const,
			at: 9
		};
		const view = viewOf(minister, {
			...closed,
			payload: { position, title: payload.title, closed: true }
		});
		expect(appointHolder(view, { position, holder: alice, from: '2026-02-01' }, office)).toEqual(
			refused({ code: 'position_closed' })
		);
	});

	it('ends no appointment before it has begun, and withdraws with a reason', () => {
		const appointment = objectId('a');
		expect(endAppointment(known, { appointment, to: '2025-08-31', reason: null }, office)).toEqual(
			refused({ code: 'ends_before_it_starts' })
		);
		expect(
			endAppointment(known, { appointment, to: '2025-09-01', reason: '毕业' }, office).ok
		).toBe(true);
		expect(withdrawAppointment(known, { appointment, reason: ' ' }, office)).toEqual(
			refused({ code: 'bad_field', field: 'reason' })
		);
	});
});

describe('[AL-1] the directory of contacts', () => {
	it('carries no personal data: a name in the payload is refused', () => {
		expect(listContact(known, { unit: college, name: '丁同学' } as never, office)).toEqual(
			refused({ code: 'bad_field', field: 'name' })
		);
	});

	it('is kept by the keeper of the roster, for contacts that there are', () => {
		const change = (contact: string, context = office) =>
			changeContact(known, { contact: objectId(contact), unit: null, removed: true }, context);
		expect(change('Carol').ok).toBe(true);
		expect(change('Carol', stranger)).toEqual(refused({ code: 'not_allowed' }));
		expect(change('nobody')).toEqual(refused({ code: 'unknown_contact' }));
	});
});
