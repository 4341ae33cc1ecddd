import { describe, expect, it } from 'vitest';
import {
	appointHolder,
	contactsOf,
	holdersOn,
	kindOf,
	namePosition,
	positionsOf
} from '#lib/domains/appointments/index.ts';
import type { MemberId, UnitId } from '#lib/domains/organisation/index.ts';
import { entryToObject } from '#lib/kernel/identity/index.ts';
import { deviceOf, sharedDrafts, value } from '../session/testing.ts';
import { addContact, contactCard, correctContact, removeContact } from './contacts.ts';
import { appointmentContext } from './context.ts';
import { addUnit, changeUnit } from './units.ts';

const fields = { name: '丁某', title: '院部长', phone: '0000-0001', email: '' };
const settle = () => new Promise((resolve) => setTimeout(resolve, 20));

/** A workspace whose founder has added a unit of a college. */
const withCollege = async () => {
	const { session } = deviceOf(1, sharedDrafts());
	const id = value(
		await session.found({
			...{ name: '虚构互助会', template: 'alliance', timezone: 'Asia/Shanghai' },
			...{ personName: '甲某', isSample: false }
		})
	);
	const workspace = value(await session.open(id));
	const unit = { name: '星海学院心理部', parent: null, kind: 'college' } as const;
	const [made] = value(await addUnit(workspace, unit));
	if (!made) throw new Error('the unit has been made');
	return { workspace, college: entryToObject(made) as UnitId };
};

describe('[AL-1] units of colleges', () => {
	it('are made with their kind in one step, and departments without a word about it', async () => {
		const { workspace, college } = await withCollege();
		const unit = { name: '宣传部', parent: null, kind: 'department' } as const;
		expect(value(await addUnit(workspace, unit))).toHaveLength(1);
		const { projections } = workspace;
		expect(projections.organisation().units.get(college)?.name).toBe('星海学院心理部');
		expect(kindOf(projections.appointments.now(), college)).toBe('college');
	});

	it('change name and kind apart, and are not stated again where nothing changes', async () => {
		const { workspace, college } = await withCollege();
		const same = { name: '星海学院心理部', kind: 'college' } as const;
		expect(value(await changeUnit(workspace, college, same))).toEqual([]);
		const other = { name: '星海学院心理部', kind: 'department' } as const;
		expect(value(await changeUnit(workspace, college, other))).toHaveLength(1);
		const both = { name: '虚构学院心理部', kind: 'college' } as const;
		expect(value(await changeUnit(workspace, college, both))).toHaveLength(2);
		const { projections } = workspace;
		expect(projections.organisation().units.get(college)?.name).toBe('虚构学院心理部');
		expect(kindOf(projections.appointments.now(), college)).toBe('college');
	});
});

describe('[AL-1] contacts', () => {
	it('have their names on a card and never in the log', async () => {
		const { workspace, college } = await withCollege();
		const contact = value(await addContact(workspace, college, fields));
		await settle();
		expect(contactCard(workspace, contact)).toMatchObject({
			...{ member: contact, name: '丁某', title: '院部长', phone: '0000-0001' }
		});
		const known = workspace.projections.appointments.now();
		expect(contactsOf(known, college)).toEqual([{ id: contact, unit: college, isRemoved: false }]);
		expect(JSON.stringify([...known.contacts.values()])).not.toContain('丁某');
	});

	it('are corrected and moved, and lose what was left empty', async () => {
		const { workspace, college } = await withCollege();
		const contact = value(await addContact(workspace, college, fields));
		await settle();
		value(await correctContact(workspace, contact, null, { ...fields, name: '戊某', phone: ' ' }));
		await settle();
		const card = contactCard(workspace, contact);
		expect([card?.name, card?.phone, card?.title]).toEqual(['戊某', undefined, '院部长']);
		const known = workspace.projections.appointments.now();
		expect([contactsOf(known, college).length, contactsOf(known, null).length]).toEqual([0, 1]);
	});

	it('can hold a position, of which only id and dates remain once their card is erased', async () => {
		const { workspace, college } = await withCollege();
		const contact = value(await addContact(workspace, college, fields));
		const { appointments } = workspace.projections;
		const named = namePosition(
			appointments.now(),
			{ unit: college, title: '院部长' },
			appointmentContext(workspace)
		);
		const position = entryToObject(value(await workspace.state(named)));
		const appointed = { position, holder: contact, from: '2026-09-01' };
		value(
			await workspace.state(
				appointHolder(appointments.now(), appointed, appointmentContext(workspace))
			)
		);
		value(await removeContact(workspace, contact));
		await settle();
		expect(contactCard(workspace, contact)).toBeUndefined();
		expect(workspace.nameOf(contact as MemberId)).toBe('');
		expect(contactsOf(appointments.now(), college)).toEqual([]);
		expect(positionsOf(appointments.now(), college)).toMatchObject([{ title: '院部长' }]);
		expect(holdersOn(appointments.now(), position, '2026-09-01')).toMatchObject([appointed]);
	});
});
