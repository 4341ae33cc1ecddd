import { describe, expect, it, vi } from 'vitest';
import { deviceMessage } from '#lib/kernel/authority/index.ts';
import {
	bytesToText,
	controlSpace,
	recoverySecrets,
	type WorkspaceId
} from '#lib/kernel/identity/index.ts';
import { invite, pendingPersons, recoveryBy, type Workspace } from '../session/index.ts';
import { carry, deviceOf, sharedDrafts, value, type Device } from '../session/testing.ts';
import {
	devicesOf,
	descendantsOf,
	rebindingsOf,
	rebindPerson,
	revokeDevices,
	tipsOfDevice
} from './own-devices.ts';

const founding = {
	...{ name: '虚构互助会', template: 'alliance', timezone: 'Asia/Shanghai' },
	...{ personName: 'Alice', isSample: false }
};

/** Takes a device in, as two devices do that have met. */
const takeIn = async (old: Device, hers: Workspace, fresh: Device): Promise<Workspace> => {
	const { device } = fresh.session;
	const message = deviceMessage(hers.id, hers.person, device, old.session.device);
	const proof = bytesToText(await fresh.session.sign(message));
	value(
		await hers.stateAll(
			(say) => say({ type: 'device.added', payload: { device, proof } }),
			controlSpace
		)
	);
	return enter(hers, fresh, old);
};

const enter = async ({ id, person }: Workspace, fresh: Device, from: Device) => {
	await fresh.session.adopt([{ workspace: id, person }], undefined);
	const opened = value(await fresh.session.open(id));
	await carry(from, opened);
	return opened;
};

/** Alice has founded a workspace on her laptop and added her phone, which added her tablet. */
const aliceWithThree = async () => {
	const drafts = sharedDrafts();
	const [laptop, phone, tablet] = [1, 2, 3].map((seed) => deviceOf(seed, drafts, seed * 10_000));
	if (!laptop || !phone || !tablet) throw new Error('three were made');
	const id = value(await laptop.session.found(founding));
	const onLaptop = value(await laptop.session.open(id));
	const onPhone = await takeIn(laptop, onLaptop, phone);
	const onTablet = await takeIn(phone, onPhone, tablet);
	await carry(phone, onLaptop);
	return { laptop, phone, tablet, onLaptop, onPhone, onTablet, drafts, id };
};

const unitOn = (workspace: Workspace, name: string) =>
	workspace.stateAll((say) => say({ type: 'unit.created', payload: { name, parent: null } }));

describe('the devices of a person', () => {
	it('are listed with who took them in, when, and which may be revoked from here', async () => {
		const { onPhone, laptop, phone, tablet } = await aliceWithThree();
		const [l, p, t] = [laptop, phone, tablet].map(({ session }) => session.device);
		const listed = devicesOf(onPhone, onPhone.person);
		const lines = listed.map(({ device, parent, isThis, isLive, isRevocable }) => ({
			...{ device, parent, isThis, isLive, isRevocable }
		}));
		expect(lines).toEqual([
			{ device: l, parent: '', isThis: false, isLive: true, isRevocable: false },
			{ device: p, parent: l, isThis: true, isLive: true, isRevocable: true },
			{ device: t, parent: p, isThis: false, isLive: true, isRevocable: true }
		]);
		expect(listed[0]?.addedAt).toBeGreaterThan(10_000);
		expect(listed[1]?.lastAt).toBeGreaterThan(20_000);
		expect(listed[2]?.lastAt).toBeUndefined();
	});

	it('act for their person, and one that is revoked keeps what it wrote until then', async () => {
		const { phone, tablet, onLaptop, onPhone } = await aliceWithThree();
		const [before] = value(await unitOn(onPhone, '学习部'));
		await carry(phone, onLaptop);
		value(await revokeDevices(onLaptop, [phone.session.device]));
		const [after] = value(await unitOn(onPhone, '体育部'));
		await carry(phone, onLaptop);
		const { units } = onLaptop.projections.organisation();
		expect([...units.values()].map(({ name }) => name)).toEqual(['学习部']);
		expect(before && onLaptop.log.fact(before)).toBeDefined();
		expect(after && onLaptop.log.unaccepted.get(after)?.code).toBe('device_revoked');
		const live = () => devicesOf(onLaptop, onLaptop.person).map(({ isLive }) => isLive);
		expect(live()).toEqual([true, false, true]);
		expect(descendantsOf(onLaptop, phone.session.device)).toEqual([tablet.session.device]);
		value(await revokeDevices(onLaptop, descendantsOf(onLaptop, phone.session.device)));
		expect(live()).toEqual([true, false, false]);
	});

	it('do not revoke the device that took them in', async () => {
		const { laptop, phone, onLaptop, onPhone } = await aliceWithThree();
		value(await revokeDevices(onPhone, [laptop.session.device]));
		await carry(phone, onLaptop);
		expect(devicesOf(onLaptop, onLaptop.person)[0]?.isLive).toBe(true);
	});

	it('have names that their person alone gives, and that are not in the log', async () => {
		const { laptop, phone, onLaptop, onPhone } = await aliceWithThree();
		const { person } = onLaptop;
		await onLaptop.deviceNames.put(person, phone.session.device, ' 我的手机 ');
		await onPhone.deviceNames.put(person, laptop.session.device, '宿舍电脑');
		await vi.waitFor(() =>
			expect(devicesOf(onLaptop, person).map(({ name }) => name)).toEqual([
				'宿舍电脑',
				'我的手机',
				''
			])
		);
		await onPhone.deviceNames.put(person, phone.session.device, '旧手机');
		await vi.waitFor(() =>
			expect(onLaptop.deviceNames.of(person).get(phone.session.device)).toBe('旧手机')
		);
		const stored = (await laptop.stores.get(onLaptop.id)?.after(0, 100)) ?? [];
		expect(JSON.stringify(stored.map(({ entry }) => entry))).not.toContain('手机');
	});

	it('get no name from a stranger who writes into the draft', async () => {
		const { phone, onLaptop, drafts } = await aliceWithThree();
		const { person, id } = onLaptop;
		const mallory = deviceOf(9, drafts);
		const doc = drafts(`${id}/members/directory`);
		const forged = {
			...{ person, names: { [phone.session.device]: ['骗', 9e15] } },
			...{ device: mallory.session.device, signature: 'A'.repeat(86) }
		};
		doc.getMap('devices').set(`${person}/${mallory.session.device}`, forged);
		await onLaptop.deviceNames.put(person, phone.session.device, '手机');
		await vi.waitFor(() =>
			expect(onLaptop.deviceNames.of(person).get(phone.session.device)).toBe('手机')
		);
	});
});

describe('somebody who has lost devices', () => {
	const secretsOf = ({ recovery }: Device) =>
		recoverySecrets(recovery.get()?.entropy ?? new Uint8Array());

	it('comes back by the words alone, and retires the lost ones with their work kept', async () => {
		const { laptop, phone, onLaptop, onPhone, drafts, id } = await aliceWithThree();
		value(await unitOn(onPhone, '学习部'));
		await carry(phone, onLaptop);
		const { person } = onLaptop;
		const fresh = deviceOf(7, drafts, 90_000);
		const secrets = await secretsOf(laptop);
		value(await fresh.session.comeBack({ workspace: id, person }, secrets));
		const back = value(await fresh.session.open(id));
		await carry(laptop, back);
		expect(back.isPending).toBe(false);
		expect(back.log.authority.devices.get(fresh.session.device)).toBe(person);
		expect(fresh.session.words.state.get()).toBe('kept');

		const ending = [laptop, phone].map(
			({ session: { device } }) => [device, tipsOfDevice(back, person, device)] as const
		);
		const place = { workspace: id, person };
		const payload = await recoveryBy(secrets.signer, fresh.session.device, place, ending);
		value(await back.stateAll((say) => say({ type: 'device.recovered', payload }), controlSpace));
		const [lost] = value(await unitOn(onPhone, '体育部'));
		await carry(phone, back);
		const { units } = back.projections.organisation();
		expect([...units.values()].map(({ name }) => name)).toEqual(['学习部']);
		expect(lost && back.log.unaccepted.get(lost)?.code).toBe('device_revoked');
		value(await unitOn(back, '宣传部'));
	});

	it('is nobody by the words of somebody else', async () => {
		const { laptop, onLaptop, drafts, id } = await aliceWithThree();
		const fresh = deviceOf(7, drafts, 90_000);
		const other = await recoverySecrets(new Uint8Array(32).fill(99));
		value(await fresh.session.comeBack({ workspace: id, person: onLaptop.person }, other));
		const back = value(await fresh.session.open(id));
		await carry(laptop, back);
		expect(back.log.authority.devices.get(fresh.session.device)).toBeUndefined();
		expect(await unitOn(back, '学习部')).toEqual({
			ok: false,
			error: { code: 'not_permitted', type: 'unit.created' }
		});
	});

	it('is bound by an admin to the device by which they wait, and it acts for them', async () => {
		const { laptop, onLaptop, drafts, id } = await aliceWithThree();
		const link = value(await invite(onLaptop, { expires: 9e12, uses: 5 }, laptop.draw));
		const bob = await memberBy(link, laptop, onLaptop, drafts, 4);
		const fresh = deviceOf(5, drafts, 90_000);
		value(await fresh.session.join(link, { name: 'Bob', studentNo: '' }));
		const waiting = value(await fresh.session.open(id));
		await carry(fresh, onLaptop);
		value(await rebindPerson(onLaptop, bob.person, waiting.person));
		await carry(laptop, waiting);
		const { authority } = waiting.log;
		expect(authority.devices.get(fresh.session.device)).toBe(bob.person);
		const parents = devicesOf(onLaptop, bob.person).map(({ parent, isLive }) => [parent, isLive]);
		expect(parents).toEqual([
			['', false],
			['admin', true]
		]);
		expect(pendingPersons(onLaptop)).toEqual([]);
		expect(rebindingsOf(onLaptop, bob.person)).toMatchObject([
			{ how: 'admin', by: onLaptop.person }
		]);
		expect(waiting.reboundTo).toBe(bob.person);
		const asBob = value(await fresh.session.open(id));
		expect(asBob.person).toBe(bob.person);
		expect(asBob.isPending).toBe(false);
	});
});

/** Joins and is given a grant. */
const memberBy = async (
	link: Parameters<Device['session']['join']>[0],
	admin: Device,
	admins: Workspace,
	drafts: ReturnType<typeof sharedDrafts>,
	seed: number
): Promise<Workspace> => {
	const bob = deviceOf(seed, drafts, seed * 10_000);
	const id: WorkspaceId = value(await bob.session.join(link, { name: 'Bob', studentNo: '' }));
	const his = value(await bob.session.open(id));
	await carry(bob, admins);
	const grant = { to: his.person, rank: 4, capabilities: ['meeting.read'], spaces: ['members'] };
	value(
		await admins.stateAll((say) => say({ type: 'grant.issued', payload: grant }), controlSpace)
	);
	await carry(admin, his);
	return his;
};
