import { describe, expect, it } from 'vitest';
import { openScreen, slotAt, slotMessage } from '#lib/domains/attendance/index.ts';
import { callMeeting, cancelMeeting } from '#lib/domains/meetings/index.ts';
import { bytesToText, entryToObject } from '#lib/kernel/identity/index.ts';
import { admit, invite, pendingPersons, type Workspace } from '../session/index.ts';
import { carry, deviceOf, sharedDrafts, value } from '../session/testing.ts';
import { templateOf } from '../templates/index.ts';
import {
	monthReport,
	monthsWithMeetings,
	PRESENTED_MS,
	presentMember,
	readPresentation,
	screenCodes,
	signInToUrl,
	signInWith,
	urlToSignIn
} from './index.ts';

const founding = {
	name: '虚构互助会',
	template: 'alliance',
	timezone: 'Asia/Shanghai',
	personName: '甲某',
	isSample: false
};
const settle = () => new Promise((resolve) => setTimeout(resolve, 20));
const never = () => Promise.reject(new Error('everything is known already'));
const officer = templateOf('alliance').roles.at(-1);
if (!officer) throw new Error('the alliance has roles');

/** Alice has called a meeting and opened a screen; Bob is an officer on a device of his own. */
const atTheDoor = async () => {
	const drafts = sharedDrafts();
	const [alice, bob] = [deviceOf(1, drafts), deviceOf(2, drafts)];
	const id = value(await alice.session.found(founding));
	const hers = value(await alice.session.open(id));
	const link = value(await invite(hers, { expires: 9e12, uses: 1 }, alice.draw));
	value(await bob.session.join(link, { name: '乙某', studentNo: '002' }));
	const his = value(await bob.session.open(id));
	await carry(bob, hers);
	await carry(alice, his);
	await settle();
	const [pending] = pendingPersons(hers);
	if (!pending) throw new Error('Bob waits');
	const seat = { type: 'new', unit: null, position: 'officer' } as const;
	const member = value(await admit(hers, pending, officer, seat));
	const called = value(
		await hers.state(
			callMeeting(
				{
					...{ title: '例会', kind: 'routine', stars: null, unit: null, place: '' },
					...{ start: hers.speaker().at + 60_000, end: null, agenda: [], host: null },
					...{ recorders: [], timekeeper: null, noteDuty: 'recorders', expected: 'unit', ref: null }
				},
				hers.speaker()
			)
		)
	);
	const meeting = entryToObject(called);
	await carry(alice, his);
	const screen = value(await hers.state(openScreen(sheetOf(hers, meeting), hers.speaker())));
	return { alice, bob, hers, his, member, meeting, screen };
};

const sheetOf = (workspace: Workspace, meeting: ReturnType<typeof entryToObject>) => {
	const sheet = workspace.projections.attendance(meeting);
	if (!sheet) throw new Error('the meeting is known');
	return sheet;
};

const linkAt = async ({ hers, meeting, screen }: Awaited<ReturnType<typeof atTheDoor>>) => {
	const slot = slotAt(hers.speaker().at);
	const signature = bytesToText(await hers.sign(slotMessage(meeting, slot)));
	return { workspace: hers.id, meeting, token: { screen, slot, signature } };
};

describe('signing in at the screen', () => {
	it('[AL-11] gives the arrival time, on the phone and then in the office', async () => {
		const door = await atTheDoor();
		await carry(door.alice, door.his);
		const signed = value(await signInWith(door.bob.session, await linkAt(door), never));
		expect(signed).toMatchObject({ member: door.member, status: 'present', isExpected: true });
		await carry(door.bob, door.hers);
		await settle();
		expect(sheetOf(door.hers, door.meeting).standings.get(door.member)).toMatchObject({
			state: 'recorded',
			claim: { source: 'sign_in', how: 'qr', status: 'present', arrivedAt: signed.arrivedAt }
		});
	});

	it('waits for a screen that has not arrived yet', async () => {
		const door = await atTheDoor();
		const arrives = () => carry(door.alice, door.his).then(() => undefined);
		const signed = await signInWith(door.bob.session, await linkAt(door), arrives);
		expect(signed.ok).toBe(true);
	});

	it('says that a second scan is not needed', async () => {
		const door = await atTheDoor();
		await carry(door.alice, door.his);
		value(await signInWith(door.bob.session, await linkAt(door), never));
		await settle();
		expect(await signInWith(door.bob.session, await linkAt(door), never)).toEqual({
			ok: false,
			error: { code: 'already_signed_in' }
		});
	});

	it('lets a code of another device count for nobody', async () => {
		const door = await atTheDoor();
		await carry(door.alice, door.his);
		const link = await linkAt(door);
		const forged = bytesToText(await door.his.sign(slotMessage(door.meeting, link.token.slot)));
		const token = { ...link.token, signature: forged };
		value(await signInWith(door.bob.session, { ...link, token }, never));
		await carry(door.bob, door.hers);
		await settle();
		const sheet = sheetOf(door.hers, door.meeting);
		expect(sheet.standings.get(door.member)?.state).toBe('unrecorded');
		expect(sheet.refused).toMatchObject([{ refusal: { code: 'bad_signature' } }]);
	});

	it('reads back the address it shows, and nothing else', async () => {
		const link = await linkAt(await atTheDoor());
		const url = signInToUrl('https://relay.example', link);
		expect(urlToSignIn(url)).toEqual(link);
		expect(urlToSignIn(url.slice(0, -2))).toBeUndefined();
		expect(urlToSignIn('https://relay.example/join#abc')).toBeUndefined();
	});
});

describe('the codes of a screen', () => {
	it('change with the slot and carry its signature', async () => {
		const door = await atTheDoor();
		let now = 15_000 * 100;
		const codes = screenCodes(
			door,
			(message) => door.hers.sign(message),
			() => now
		);
		const seen: (number | undefined)[] = [];
		const changed = () =>
			new Promise<void>((resolve) => {
				const stop = codes.subscribe(() => {
					seen.push(codes.get()?.token.slot);
					stop();
					resolve();
				});
			});
		await changed();
		now += 15_000;
		await changed();
		expect(seen).toEqual([100, 101]);
		expect(codes.get()?.digits).toMatch(/^\d{6}$/);
	});
});

describe("a member's own code", () => {
	it('tells the host who is there', async () => {
		const { his, hers, member } = await atTheDoor();
		const text = await presentMember(his, member, 5_000);
		expect(await readPresentation(hers, text, 5_000 + PRESENTED_MS)).toEqual({
			ok: true,
			value: member
		});
	});

	it('is refused a minute later, in another workspace, altered, and when it is no code', async () => {
		const { his, hers, member } = await atTheDoor();
		const text = await presentMember(his, member, 5_000);
		const fault = async (read: string, now = 5_000) => {
			const result = await readPresentation(hers, read, now);
			return result.ok ? undefined : result.error.code;
		};
		const parts = text.split('.');
		const replaced = (at: number, part: string) =>
			parts.map((each, index) => (index === at ? part : each)).join('.');
		expect(await fault(text, 5_001 + PRESENTED_MS)).toBe('old_code');
		expect(await fault(replaced(1, 'x'.repeat(43)))).toBe('other_workspace');
		expect(await fault(replaced(2, (5_001).toString(36)))).toBe('bad_signature');
		expect(await fault(replaced(3, 'y'.repeat(43)))).toBe('unknown_device');
		expect(await fault('https://relay.example')).toBe('not_a_code');
	});
});

describe('the monthly report', () => {
	it('[AL-13] counts the meetings of the month by the clock of the workspace', async () => {
		const door = await atTheDoor();
		await carry(door.alice, door.his);
		value(await signInWith(door.bob.session, await linkAt(door), never));
		await settle();
		expect(monthsWithMeetings(door.his)).toEqual(['1970-01']);
		const report = monthReport(door.his, '1970-01');
		expect(report.meetings).toBe(1);
		expect(report.total).toMatchObject({ expected: 2, present: 1, unrecorded: 1 });
		expect(report.units.map(({ unit, members }) => [unit, members.length])).toEqual([[null, 2]]);
		expect(monthReport(door.his, '1970-02').meetings).toBe(0);
	});

	it('leaves out a meeting that was called off', async () => {
		const { hers, meeting } = await atTheDoor();
		const found = hers.projections.meeting(meeting);
		if (!found) throw new Error('the meeting is known');
		value(await hers.state(cancelMeeting(found, { reason: '改期' }, hers.speaker())));
		expect(monthsWithMeetings(hers)).toEqual([]);
		expect(monthReport(hers, '1970-01').total.expected).toBe(0);
	});
});
