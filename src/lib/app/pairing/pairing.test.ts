import { describe, expect, it, vi } from 'vitest';
import { deviceMessage } from '#lib/kernel/authority/index.ts';
import {
	controlSpace,
	isSignedBy,
	textToBytes,
	type DeviceId,
	type WorkspaceId
} from '#lib/kernel/identity/index.ts';
import type { MeetingLine } from '../session/index.ts';
import { deviceOf, sharedDrafts, sharedMeetings, value, type Device } from '../session/testing.ts';
import { codeOf, commitmentTo, offerToUrl, urlToOffer } from './code.ts';
import { meetingPoint } from './meeting-point.ts';
import { NewDevice } from './new-device.ts';
import { OldDevice } from './old-device.ts';

const founding = (name: string, isSample = false) => ({
	...{ name, template: 'alliance', timezone: 'Asia/Shanghai' },
	...{ personName: 'Alice', isSample }
});

/** Alice's laptop holds two workspaces and a sample; her phone holds nothing. */
const laptopAndPhone = async (meet = sharedMeetings()) => {
	const drafts = sharedDrafts();
	const laptop = deviceOf(1, drafts, 1_000, meet);
	const phone = deviceOf(2, drafts, 9_000, meet);
	const club = value(await laptop.session.found(founding('虚构互助会')));
	const circle = value(await laptop.session.found(founding('虚构读书会')));
	value(await laptop.session.found(founding('示例', true)));
	return { laptop, phone, club, circle, meet };
};

const settle = () => new Promise((resolve) => setTimeout(resolve, 20));

/** Waits until a device is as far as this. */
const until = ({ state }: NewDevice | OldDevice, type: string) =>
	vi.waitFor(() => expect(state.get().type).toBe(type));

const meetUp = async (laptop: Device, phone: Device) => {
	const fresh = new NewDevice(phone.session);
	await fresh.start();
	const old = new OldDevice(laptop.session, fresh.offer);
	await old.start();
	await until(fresh, 'comparing');
	await until(old, 'comparing');
	return { fresh, old };
};

const added = async ({ stores }: Device, workspace: WorkspaceId) =>
	((await stores.get(workspace)?.after(0, 100)) ?? []).filter(
		({ entry }) => entry.type === 'device.added'
	);

describe('adding a device', () => {
	it('shows the same six digits on both, and does nothing before both were confirmed', async () => {
		const { laptop, phone, club } = await laptopAndPhone();
		const { fresh, old } = await meetUp(laptop, phone);
		const [shown, other] = [fresh.state.get(), old.state.get()];
		if (shown.type !== 'comparing' || other.type !== 'comparing') throw new Error('both compare');
		expect(shown.code).toMatch(/^\d{6}$/);
		expect(other.code).toBe(shown.code);
		await old.confirm();
		await settle();
		expect(old.state.get()).toEqual({ type: 'waiting' });
		expect(await added(laptop, club)).toEqual([]);
		expect(phone.session.workspaces.get()).toEqual([]);
	});

	it('takes the new device into every workspace by its own proof, and hands over the words’ keys', async () => {
		const { laptop, phone, club, circle } = await laptopAndPhone();
		const { fresh, old } = await meetUp(laptop, phone);
		fresh.confirm();
		await old.confirm();
		await until(old, 'done');
		await until(fresh, 'done');
		expect(old.state.get()).toEqual({
			type: 'done',
			added: [club, circle],
			unsent: 0,
			left: 0
		});
		expect(fresh.state.get()).toEqual({ type: 'done', workspaces: [club, circle] });
		const { device } = fresh.offer;
		for (const known of laptop.session.workspaces.get().filter(({ isSample }) => !isSample)) {
			const [stated, ...more] = await added(laptop, known.id);
			expect(more).toEqual([]);
			expect(stated?.entry).toMatchObject({ space: controlSpace, by: known.person });
			expect(stated?.entry.payload).toMatchObject({ device });
			const proof = textToBytes(String(stated?.entry.payload['proof'])) ?? new Uint8Array();
			const message = deviceMessage(known.id, known.person, device, laptop.session.device);
			expect(await isSignedBy(device, message, proof)).toBe(true);
			expect(phone.session.workspaces.get()).toContainEqual(
				expect.objectContaining({ id: known.id, person: known.person })
			);
		}
		expect(phone.session.recoveryKeys).toEqual(laptop.session.recoveryKeys);
		expect(phone.session.words.state.get()).toBe('kept');
	});

	it('leaves out a workspace where the new device is somebody already', async () => {
		const { laptop, phone, club, circle } = await laptopAndPhone();
		const link = { workspace: club, invitation: club as never, secret: new Uint8Array(32) };
		value(await phone.session.join(link, { name: 'Alice', studentNo: '' }));
		const { fresh, old } = await meetUp(laptop, phone);
		fresh.confirm();
		await old.confirm();
		await until(old, 'done');
		await until(fresh, 'done');
		expect(old.state.get()).toMatchObject({ added: [circle], left: 1 });
		expect(await added(laptop, club)).toEqual([]);
	});

	it('does not begin with this device itself, nor where there is nothing to share', async () => {
		const { laptop, phone } = await laptopAndPhone();
		const itself = new OldDevice(laptop.session, new NewDevice(laptop.session).offer);
		await itself.start();
		expect(itself.state.get()).toEqual({ type: 'failed', code: 'same_device' });
		const empty = new OldDevice(phone.session, new NewDevice(laptop.session).offer);
		await empty.start();
		expect(empty.state.get()).toEqual({ type: 'failed', code: 'nothing_to_share' });
	});

	it('needs a relay to meet at', async () => {
		const phone = deviceOf(2, sharedDrafts());
		const fresh = new NewDevice(phone.session);
		await fresh.start();
		expect(fresh.state.get()).toEqual({ type: 'failed', code: 'no_relay' });
	});
});

describe('somebody between two devices', () => {
	/** Goes to the meeting point of an offer that leaked. */
	const stranger = async (
		meet: (name: string) => MeetingLine,
		secret: string
	): Promise<MeetingLine> => meet((await meetingPoint(secret)).workspace);

	it('shows itself as the old device, and gets other digits than the true one shows', async () => {
		const { laptop, phone, meet } = await laptopAndPhone();
		const fresh = new NewDevice(phone.session);
		await fresh.start();
		const mallory = deviceOf(9, sharedDrafts(), 1, meet);
		const line = await stranger(meet, fresh.offer.secret);
		line.say({ from: 'old', device: mallory.session.device, nonce: 'n'.repeat(43) });
		const old = new OldDevice(laptop.session, fresh.offer);
		await old.start();
		await until(fresh, 'comparing');
		await until(old, 'comparing');
		const [shown, other] = [fresh.state.get(), old.state.get()];
		if (shown.type !== 'comparing' || other.type !== 'comparing') throw new Error('both compare');
		expect(shown.code).not.toBe(other.code);
	});

	it('cannot try again: the new device answers the first and no other', async () => {
		const { phone, meet } = await laptopAndPhone();
		const fresh = new NewDevice(phone.session);
		await fresh.start();
		const line = await stranger(meet, fresh.offer.secret);
		const say = (letter: string) =>
			line.say({ from: 'old', device: letter.repeat(43), nonce: letter.repeat(43) });
		say('a');
		await until(fresh, 'comparing');
		const first = fresh.state.get();
		say('b');
		await settle();
		expect(fresh.state.get()).toEqual(first);
	});

	it('cannot show another nonce in the place of the one committed to', async () => {
		const { laptop, phone, meet } = await laptopAndPhone();
		const { offer } = new NewDevice(phone.session);
		const line = await stranger(meet, offer.secret);
		line.say({ from: 'new', nonce: 'z'.repeat(43) });
		const old = new OldDevice(laptop.session, offer);
		await old.start();
		expect(old.state.get()).toEqual({ type: 'failed', code: 'tampered' });
	});

	it('cannot hand over workspaces of its own after the digits were compared', async () => {
		const { laptop, phone, meet, club } = await laptopAndPhone();
		const { fresh, old } = await meetUp(laptop, phone);
		const line = await stranger(meet, fresh.offer.secret);
		const workspaces = [{ workspace: 'w'.repeat(43), person: 'p'.repeat(43) }];
		line.say({
			...{ from: 'old', device: laptop.session.device, nonce: 'a'.repeat(43) },
			...{ list: { workspaces, recovery: null }, signature: 's'.repeat(86) }
		});
		fresh.confirm();
		await settle();
		expect(fresh.state.get()).toMatchObject({ type: 'comparing', isConfirmed: true });
		await old.confirm();
		await until(fresh, 'done');
		expect(phone.session.workspaces.get().map(({ id }) => id)).toContain(club);
		expect(phone.session.workspaces.get()).toHaveLength(2);
	});
});

describe('an offer', () => {
	const offer = {
		device: 'D'.repeat(43) as DeviceId,
		commitment: 'C'.repeat(43),
		secret: 'S'.repeat(22)
	};

	it('reads back from its address, alone or as a chat program breaks it', () => {
		const url = offerToUrl('https://relay.example', offer);
		expect(url).toHaveLength('https://relay.example/device#'.length + 110);
		expect(urlToOffer(url)).toEqual(offer);
		expect(urlToOffer(`打开这个：${url.slice(0, 60)}\n ${url.slice(60)}`)).toEqual(offer);
		expect(urlToOffer(url.slice(url.indexOf('#') + 1))).toEqual(offer);
	});

	it('is not read from anything else', () => {
		for (const text of ['', 'https://relay.example/device', '/join#a.b.c']) {
			expect(urlToOffer(text)).toBeUndefined();
		}
		expect(urlToOffer(offerToUrl('', offer).slice(0, -1))).toBeUndefined();
	});

	it('binds, meets and counts as it always will', async () => {
		const old = {
			device: 'O'.repeat(42).concat('A') as DeviceId,
			nonce: 'o'.repeat(42).concat('A')
		};
		const newNonce = 'n'.repeat(42).concat('A');
		const { workspace, signer, entries } = await meetingPoint(offer.secret);
		expect({
			commitment: commitmentTo(offer.device, newNonce),
			code: codeOf({ offer, newNonce, old }),
			workspace,
			founder: signer.device,
			entries: entries.map(({ id }) => id)
		}).toMatchInlineSnapshot(`
			{
			  "code": "177626",
			  "commitment": "oZpmCuykLV1OEcbpC_m957bjLbBxG7W44_BgxBHQLiI",
			  "entries": [
			    "TD29MUoR38AE9jRTLQBcLf7ksryTuRhwrTj3uPoMk_M",
			    "ozZLl4AU37h-_CLOdW1rgtERznDYx0jB_Ty_defrcf0",
			  ],
			  "founder": "q7-vL2GlmITg_U9f_v5jRtQYgYhn82rPN_vAqX3qi14",
			  "workspace": "TD29MUoR38AE9jRTLQBcLf7ksryTuRhwrTj3uPoMk_M",
			}
		`);
	});
});
