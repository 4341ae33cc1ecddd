import { describe, expect, it } from 'vitest';
import { createUnit } from '#lib/domains/organisation/index.ts';
import { membersSpace } from '#lib/kernel/identity/index.ts';
import type { Workspace } from '../session/index.ts';
import { carry, value } from '../session/testing.ts';
import {
	changeRight,
	cutOffWork,
	endRight,
	giveRight,
	heldRights,
	isInForce,
	mayEnd,
	ratify,
	rolesToGive
} from './index.ts';
import { aliceAndBob, roleOf } from './testing.ts';

const rightsOf = (workspace: Workspace, person: Workspace['person']) =>
	heldRights(workspace).filter((right) => right.person === person);
const only = <T>(all: readonly T[]): T => {
	const [one] = all;
	if (one === undefined || all.length !== 1) throw new Error(`${all.length} where one is meant`);
	return one;
};

describe('the rights that are held', () => {
	it('name the role, whoever gave it, and since when, alike on every device', async () => {
		const { hers, his } = await aliceAndBob('officer');
		const right = only(rightsOf(hers, his.person));
		expect(right).toMatchObject({ role: 'officer', rank: 5, givenBy: hers.person });
		expect(right.since).toBe(hers.log.entry(right.grant)?.at);
		expect(heldRights(his)).toEqual(heldRights(hers));
	});

	it('begin with the founder’s, which come from founding', async () => {
		const { hers } = await aliceAndBob('officer');
		expect(heldRights(hers)[0]).toMatchObject({
			person: hers.person,
			role: 'root',
			capabilities: ['*']
		});
	});

	it('tell a limited right from a role, and end by themselves', async () => {
		const { alice, hers, his } = await aliceAndBob('officer');
		const terms = {
			rank: 5,
			capabilities: ['meeting.call'],
			spaces: ['control', 'members'],
			until: 5_000_000,
			role: undefined
		};
		const grant = value(await giveRight(hers, his.person, terms));
		await carry(alice, his);
		const right = only(rightsOf(his, his.person).filter((each) => each.grant === grant));
		expect(right).toMatchObject({ role: undefined, until: 5_000_000, ended: undefined });
		expect([isInForce(right, 5_000_000), isInForce(right, 5_000_001)]).toEqual([true, false]);
		expect(his.log.can('meeting.call', membersSpace)).toBe(true);
	});
});

describe('a role whose rights have changed since', () => {
	it('keeps its name, shows what was given, and says that it is out of date', async () => {
		const { hers, his } = await aliceAndBob('officer');
		const before = only(rightsOf(hers, his.person));
		const older = { rank: 5, capabilities: ['meeting.call'], spaces: ['members'], role: 'officer' };
		value(await changeRight(hers, before, { ...older, until: undefined }));
		const inForce = rightsOf(hers, his.person).filter((right) => isInForce(right, 2_000_000));
		expect(before.isOutdated).toBe(false);
		expect(only(inForce)).toMatchObject({
			role: 'officer',
			capabilities: ['meeting.call'],
			isOutdated: true
		});
	});
});

describe('taking rights back', () => {
	it('says who did it and when, and leaves other rights', async () => {
		const { alice, hers, his } = await aliceAndBob('officer');
		const terms = {
			rank: 5,
			capabilities: ['meeting.call'],
			spaces: ['control', 'members'],
			until: undefined,
			role: undefined
		};
		const extra = value(await giveRight(hers, his.person, terms));
		value(await endRight(hers, { grant: extra, person: his.person }));
		await carry(alice, his);
		const [role, limited] = rightsOf(his, his.person);
		expect(role).toMatchObject({ role: 'officer', ended: undefined });
		expect(limited).toMatchObject({ grant: extra, ended: { by: hers.person } });
		expect(his.log.can('meeting.call', membersSpace)).toBe(false);
		expect(his.log.can('minutes.write', membersSpace)).toBe(true);
	});

	it('puts a new role in the place of the old one at once', async () => {
		const { alice, hers, his } = await aliceAndBob('officer');
		const before = only(rightsOf(hers, his.person));
		value(
			await changeRight(hers, before, {
				...roleOf('cadre'),
				role: 'cadre',
				until: undefined
			})
		);
		await carry(alice, his);
		const inForce = rightsOf(his, his.person).filter((right) => isInForce(right, 2_000_000));
		expect(only(inForce)).toMatchObject({ role: 'cadre' });
	});

	it('is for seniors and for the holder', async () => {
		const { hers, his } = await aliceAndBob('presidium');
		const [root] = heldRights(hers);
		const own = only(rightsOf(his, his.person));
		if (!root) throw new Error('Alice founded');
		expect(mayEnd(his, { to: root.person, rank: root.rank })).toBe(false);
		expect(mayEnd(his, { to: own.person, rank: own.rank })).toBe(true);
		expect(mayEnd(hers, { to: own.person, rank: own.rank })).toBe(true);
	});
});

describe('the roles to give', () => {
	it('are junior to the giver’s own, and none without the right to grant', async () => {
		const presidium = await aliceAndBob('presidium');
		expect(rolesToGive(presidium.hers).map(({ id }) => id)).toEqual([
			'presidium',
			'office',
			'cadre',
			'officer'
		]);
		expect(rolesToGive(presidium.his).map(({ id }) => id)).toEqual(['office', 'cadre', 'officer']);
		const officer = await aliceAndBob('officer');
		expect(rolesToGive(officer.his)).toEqual([]);
	});
});

describe('work that a removal cut off', () => {
	const cutOff = async () => {
		const world = await aliceAndBob('office');
		const { bob, alice, hers, his } = world;
		const right = only(rightsOf(hers, his.person));
		value(await endRight(hers, right));
		const { projections } = his;
		const unit = createUnit(
			projections.organisation(),
			{ name: '活动部', parent: null },
			his.speaker()
		);
		const stated = value(await his.state(unit));
		await carry(bob, hers);
		await carry(alice, his);
		return { ...world, stated };
	};
	const unitNames = ({ projections }: Workspace) =>
		[...projections.organisation().units.values()].map(({ name }) => name);

	it('is listed for those who may ratify it, and counts nowhere', async () => {
		const { hers, his, stated } = await cutOff();
		expect(cutOffWork(hers)).toMatchObject([
			{ entry: stated, person: his.person, type: 'unit.created', mayRatify: true }
		]);
		expect(cutOffWork(his)).toMatchObject([{ entry: stated, mayRatify: false }]);
		expect([hers, his].map(unitNames)).toEqual([[], []]);
	});

	it('counts everywhere once a senior has ratified it, and nothing else does', async () => {
		const { alice, bob, hers, his, stated } = await cutOff();
		value(await ratify(hers, [stated]));
		await carry(alice, his);
		expect([hers, his].map(unitNames)).toEqual([['活动部'], ['活动部']]);
		expect([cutOffWork(hers), cutOffWork(his)]).toEqual([[], []]);
		const again = { type: 'unit.created', payload: { name: '培训部', parent: null } };
		expect(await his.stateAll((say) => say(again))).toMatchObject({ ok: false });
		await carry(bob, hers);
		expect(unitNames(hers)).toEqual(['活动部']);
	});
});
