import { describe, expect, it } from 'vitest';
import { deviceMessage, recoveryMessage } from '#lib/kernel/authority/index.ts';
import { bytesToText, controlSpace, type Signer } from '#lib/kernel/identity/index.ts';
import { secretSigner } from '#lib/kernel/identity/testing.ts';
import { roomPath } from '#lib/kernel/protocol/index.ts';
import { Replica, seedBytes, type Line } from '../tests/convergence/replica.ts';
import {
	answerOf,
	connect,
	draftOf,
	foundOrganisation,
	knock,
	said,
	startGuarded,
	wordsOf
} from './test-members.ts';

const words = secretSigner(seedBytes(77));

/** A new device of a person, which has nothing but what it is told. */
const newDevice = (seed: number, { workspace, person }: Replica): Replica => {
	const device = new Replica(seed);
	device.workspace = workspace;
	device.person = person;
	return device;
};

/** Has a new device say that a key has taken it in, and retires another; it is its proof from then on. */
const recover = async (device: Replica, key: Signer, retired: Replica) => {
	const cut: [string, number, string][] = [];
	const retires: [string, typeof cut][] = [[retired.signer.device, cut]];
	const message = recoveryMessage(device.workspace, device.person, device.signer.device, retires);
	const proof = bytesToText(await key.sign(message));
	const payload = { retires, proof };
	await device.say({ space: controlSpace, type: 'device.recovered', payload, auth: [] });
	device.proof = device.entries();
};

const knockAs = (line: Line, device: Replica) => {
	const room = draftOf(device, 'minutes');
	return knock(line, roomPath(room), answerOf(device, room));
};

/** Alice's organisation, of which Carol with her words is a member, connected by her lost device. */
const withCarol = async () => {
	const guarded = await startGuarded();
	const carol = new Replica(5);
	carol.recovery = { sign: words.device, wrap: bytesToText(seedBytes(78)) };
	const { alice } = await foundOrganisation(guarded.line, carol);
	const lost = connect(guarded.line, carol);
	await lost.live();
	return { ...guarded, alice, carol, lost };
};

describe('a device that the words have taken in', () => {
	it('is let in by its own proof, and the device that it retires is cut off', async () => {
		const { line, alice, carol, lost } = await withCarol();
		const found = newDevice(7, carol);
		await recover(found, words, carol);
		const control = connect(line, found, controlSpace);
		await control.live();
		await lost.until(() => lost.client.state.type === 'refused');
		expect(lost.client.state).toEqual({ type: 'refused', code: 'revoked' });
		const members = connect(line, found);
		await members.live();
		await alice.say(said('welcome back'));
		await connect(line, alice).live();
		await members.until(() => wordsOf(found).includes('welcome back'));
		expect(await knockAs(line, carol)).toBe('4403 revoked');
	});

	it('[I10] is not let in by other words than those of the person', async () => {
		const { line, carol, lost } = await withCarol();
		const thief = newDevice(8, carol);
		await recover(thief, secretSigner(seedBytes(79)), carol);
		expect(await knockAs(line, thief)).toBe('4403 unknown_device');
		expect(lost.client.state.type).toBe('live');
	});

	it('[I10] is not let in by what the words have signed for another device', async () => {
		const { line, carol } = await withCarol();
		const found = newDevice(7, carol);
		await recover(found, words, carol);
		const [recovered] = found.entries();
		const thief = newDevice(8, carol);
		const payload = recovered?.entry.payload ?? {};
		await thief.say({ space: controlSpace, type: 'device.recovered', payload, auth: [] });
		thief.proof = [...found.entries(), ...thief.entries()];
		expect(await knockAs(line, thief)).toBe('4403 unknown_device');
	});
});

describe('a second device of a member', () => {
	it('is let in once the first has taken it in, and cut off within a second when it is revoked', async () => {
		const { line, carol, lost } = await withCarol();
		const phone = newDevice(9, carol);
		const message = deviceMessage(
			carol.workspace,
			carol.person,
			phone.signer.device,
			carol.signer.device
		);
		const proof = bytesToText(await phone.signer.sign(message));
		const control = connect(line, carol, controlSpace);
		await control.live();
		expect(await knockAs(line, phone)).toBe('4403 unknown_device');
		const { device } = phone.signer;
		await carol.say({
			space: controlSpace,
			type: 'device.added',
			payload: { device, proof },
			auth: []
		});
		await control.live();
		await phone.receive(carol.entries());
		const p = connect(line, phone);
		await p.live();
		await phone.say(said('from my phone'));
		await p.live();
		await lost.until(() => wordsOf(carol).includes('from my phone'));
		const since = performance.now();
		await carol.say({
			space: controlSpace,
			type: 'device.revoked',
			payload: { person: carol.person, device, cut: [] },
			auth: []
		});
		await p.until(() => p.client.state.type === 'refused');
		expect(performance.now() - since).toBeLessThan(1_000);
		expect(p.client.state).toEqual({ type: 'refused', code: 'revoked' });
		expect(lost.client.state.type).toBe('live');
		expect(await knockAs(line, phone)).toBe('4403 revoked');
	});
});
