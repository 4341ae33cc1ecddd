/** For tests: an alliance of three people on three devices, and a few words to tell what they do. */
import { entryToObject, type EntryId, type ObjectId } from '#lib/kernel/identity/index.ts';
import type { Result } from '#lib/kernel/result/index.ts';
import { vi, expect } from 'vitest';
import { admit, invite, pendingPersons, type Decided, type Workspace } from '../session/index.ts';
import { carry, deviceOf, sharedDrafts, value, type Device } from '../session/testing.ts';
import { templateOf } from '../templates/index.ts';

export interface Player {
	readonly device: Device;
	readonly workspace: Workspace;
	readonly member: ObjectId;
}

/** 2026-09-14 12:00 in Shanghai: the term has begun. */
const NOW = Date.UTC(2026, 8, 14, 4);
const DAY_MS = 86_400_000;

/** States what a command has decided; a test knows it to be good. */
export const state = async (
	{ workspace }: Player,
	decided: Result<Decided, unknown>
): Promise<EntryId> => value(await workspace.state(decided));

/** States events as they are, in one batch. */
export const stateAll = async (
	{ workspace }: Player,
	...events: readonly { readonly type: string; readonly payload: object }[]
): Promise<readonly EntryId[]> =>
	value(await workspace.stateAll((say) => events.forEach((event) => say(event))));

/** Carries everything that each of them holds to all others. */
export const meet = async (...players: readonly Player[]): Promise<void> => {
	for (const { device } of players) {
		for (const { workspace } of players) await carry(device, workspace);
	}
};

const join = async (
	head: Player,
	device: Device,
	role: string,
	position: 'presidium' | 'cadre' | 'officer',
	unit: ObjectId | null
): Promise<Player> => {
	const link = value(await invite(head.workspace, { expires: 9e12, uses: 1 }, head.device.draw));
	const id = value(await device.session.join(link, { name: role, studentNo: role }));
	const workspace = value(await device.session.open(id));
	await carry(device, head.workspace);
	const found = await vi.waitFor(() => {
		const [pending] = pendingPersons(head.workspace);
		expect(pending?.name).toBe(role);
		return pending;
	});
	const given = templateOf('alliance').roles.find((each) => each.id === role);
	if (!found || !given) throw new Error(`the alliance has a role ${role}, and somebody waits`);
	const member = value(await admit(head.workspace, found, given, { type: 'new', unit, position }));
	await carry(head.device, workspace);
	return { device, workspace, member };
};

/**
 * The head minister (presidium), a cadre of the office, and an officer of publicity, in a term that
 * lasts from September to January.
 */
export const alliance = async () => {
	const drafts = sharedDrafts();
	const devices = [1, 2, 3].map((seed) => deviceOf(seed, drafts, NOW));
	const [first, second, third] = devices;
	if (!first || !second || !third) throw new Error('three devices were made');
	const id = value(
		await first.session.found({
			name: '虚构互助联盟',
			template: 'alliance',
			timezone: 'Asia/Shanghai',
			personName: '甲某',
			isSample: false
		})
	);
	const workspace = value(await first.session.open(id));
	const member = workspace.speaker().member;
	if (!member) throw new Error('the founder has a seat');
	const head: Player = { device: first, workspace, member };
	const term = { title: '秋季学期', from: '2026-09-01', to: '2027-01-15' };
	const [, publicityUnit, officeUnit] = await stateAll(
		head,
		{ type: 'term.opened', payload: { ...term, timezone: 'Asia/Shanghai' } },
		...['宣传部', '办公室'].map((name) => ({
			type: 'unit.created',
			payload: { name, parent: null }
		}))
	);
	if (!publicityUnit || !officeUnit) throw new Error('two units were made');
	const publicity = entryToObject(publicityUnit);
	const office = await join(head, second, 'office', 'cadre', entryToObject(officeUnit));
	const officer = await join(head, third, 'officer', 'officer', publicity);
	await meet(head, office, officer);
	/** A second head minister, with a device of their own. */
	const deputy = () => join(head, deviceOf(4, drafts, NOW), 'presidium', 'presidium', null);
	return { head, office, officer, publicity, deputy };
};

/** Holds a meeting of everybody some days ago, at which one member attended so. */
export const attended = async (
	recorder: Player,
	member: ObjectId,
	status: 'late' | 'absent' | 'present',
	daysAgo: number
): Promise<{ readonly meeting: ObjectId; readonly record: EntryId }> => {
	const start = NOW - daysAgo * DAY_MS;
	const [called] = await stateAll(recorder, {
		type: 'meeting.called',
		payload: {
			...{ title: `第 ${daysAgo} 天前的例会`, kind: 'routine', stars: null, unit: null, place: '' },
			...{ start, end: start + 3_600_000, agenda: [], host: null, recorders: [] },
			...{ timekeeper: null, noteDuty: 'all', expected: [member], ref: null }
		}
	});
	if (!called) throw new Error('the meeting was called');
	const meeting = entryToObject(called);
	const [record] = await stateAll(recorder, {
		type: 'attendance.recorded',
		payload: {
			...{ meeting, member, status, arrivedAt: null, leftAt: null, reasonAccepted: false },
			...{ how: 'import', reason: null, supersedes: [] }
		}
	});
	if (!record) throw new Error('the attendance was recorded');
	return { meeting, record };
};
