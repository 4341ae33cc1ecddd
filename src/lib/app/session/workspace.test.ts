import { describe, expect, it } from 'vitest';
import { createUnit } from '#lib/domains/organisation/index.ts';
import { entryToObject, membersSpace, type ChainId } from '#lib/kernel/identity/index.ts';
import { secretSigner } from '#lib/kernel/identity/testing.ts';
import { nextEntry, signBatch } from '#lib/kernel/log/index.ts';
import { templateOf } from '../templates/index.ts';
import { admit, invite, pendingPersons, removePerson } from './admission.ts';
import { carry, deviceOf, sharedDrafts, value } from './testing.ts';
import type { Workspace } from './workspace.ts';

const founding = {
	name: '虚构互助会',
	template: 'alliance',
	timezone: 'Asia/Shanghai',
	personName: '',
	isSample: false
};

/** Alice has founded a workspace and invited Bob, who waits to be admitted. */
const aliceAndBob = async () => {
	const drafts = sharedDrafts();
	const [alice, bob] = [deviceOf(1, drafts), deviceOf(2, drafts)];
	const id = value(await alice.session.found(founding));
	const hers = value(await alice.session.open(id));
	const link = value(await invite(hers, { expires: 9e12, uses: 1 }, alice.draw));
	value(await bob.session.join(link, { name: '乙某', studentNo: '002' }));
	const his = value(await bob.session.open(id));
	await carry(bob, hers);
	await carry(alice, his);
	return { alice, bob, hers, his };
};

const settle = () => new Promise((resolve) => setTimeout(resolve, 20));
const officer = templateOf('alliance').roles.at(-1);
if (!officer) throw new Error('the alliance has roles');

describe('a workspace on two devices', () => {
	it('shows who waits to be admitted, by the name they left', async () => {
		const { hers, his } = await aliceAndBob();
		await settle();
		expect(his.isPending).toBe(true);
		expect(pendingPersons(hers)).toMatchObject([
			{ person: his.person, name: '乙某', studentNo: '002', isBeyondUses: false }
		]);
	});

	it('makes who is admitted a member with a name, on both devices', async () => {
		const { alice, hers, his } = await aliceAndBob();
		await settle();
		const [pending] = pendingPersons(hers);
		if (!pending) throw new Error('Bob waits');
		const seat = { type: 'new', unit: null, position: 'officer' } as const;
		const member = value(await admit(hers, pending, officer, seat));
		await carry(alice, his);
		await settle();
		expect(his.isPending).toBe(false);
		expect(his.speaker().member).toBe(member);
		expect(his.nameOf(member)).toBe('乙某');
		expect(pendingPersons(hers)).toEqual([]);
	});

	it('refuses what a grant does not give, on the device and on every other', async () => {
		const { alice, bob, hers, his } = await aliceAndBob();
		await settle();
		const [pending] = pendingPersons(hers);
		if (!pending) throw new Error('Bob waits');
		value(await admit(hers, pending, officer, { type: 'new', unit: null, position: 'officer' }));
		await carry(alice, his);
		const unit = { type: 'unit.created', payload: { name: '活动部', parent: null } };
		expect(await his.stateAll((say) => say(unit))).toEqual({
			ok: false,
			error: { code: 'not_permitted', type: 'unit.created' }
		});
		expect(hers.projections.organisation().units.size).toBe(0);
		await carry(bob, hers);
		expect(hers.projections.organisation().units.size).toBe(0);
	});

	it('counts nothing that an altered page signs beyond its grant', async () => {
		const { hers, his } = await aliceAndBob();
		await settle();
		const [pending] = pendingPersons(hers);
		if (!pending) throw new Error('Bob waits');
		value(await admit(hers, pending, officer, { type: 'new', unit: null, position: 'officer' }));
		const [grant] = hers.log.authority.grantsOf(his.person);
		if (!grant) throw new Error('Bob was admitted');
		const signer = secretSigner(new Uint8Array(32).fill(2));
		const head = { space: membersSpace, chain: 'AAAAAAAAAAA' as ChainId, workspace: his.id };
		const unit = { type: 'unit.created', payload: { name: '活动部', parent: null } };
		const said = { ...unit, by: his.person, auth: [grant.id], at: 2_000_000 };
		const [forged] = await signBatch([nextEntry(head, signer.device, said)], signer);
		if (!forged) throw new Error('one statement, one entry');
		value(await hers.log.receive([forged]));
		expect(hers.log.unaccepted.get(forged.id)).toEqual({ code: 'lacks_capability' });
		expect(hers.projections.organisation().units.size).toBe(0);
	});

	it('counts what a removed person wrote up to the cut, and nothing after it', async () => {
		const { alice, bob, hers, his } = await aliceAndBob();
		await settle();
		const [pending] = pendingPersons(hers);
		const office = templateOf('alliance').roles.find(({ id }) => id === 'office');
		if (!pending || !office) throw new Error('Bob waits, and there is an office');
		value(await admit(hers, pending, office, { type: 'new', unit: null, position: 'cadre' }));
		await carry(alice, his);
		const found = (workspace: Workspace, name: string) =>
			createUnit(workspace.projections.organisation(), { name, parent: null }, workspace.speaker());
		const first = entryToObject(value(await his.state(found(his, '宣传部'))));
		await carry(bob, hers);
		value(await removePerson(hers, his.person));
		const [removed] = [...hers.log.authority.grants.values()].filter(({ to }) => to === his.person);
		value(await his.state(found(his, '培训部')));
		await carry(bob, hers);
		await carry(alice, his);
		for (const workspace of [hers, his]) {
			expect([...workspace.projections.organisation().units.keys()]).toEqual([first]);
			expect([...workspace.log.unaccepted.values()]).toEqual([
				{ code: 'revoked', revocation: removed?.cuts[0]?.revocation }
			]);
		}
	});
});
