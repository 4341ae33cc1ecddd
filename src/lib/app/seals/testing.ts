/** A small alliance whose first term is over, on the devices of its officers. */
import { recordAttendance, type AttendanceSheet } from '#lib/domains/attendance/index.ts';
import { callMeeting, type MeetingId } from '#lib/domains/meetings/index.ts';
import {
	enrolMember,
	openTerm,
	type MemberId,
	type Term
} from '#lib/domains/organisation/index.ts';
import { entryToObject, type EntryId, type PersonId } from '#lib/kernel/identity/index.ts';
import { secretSigner } from '#lib/kernel/identity/testing.ts';
import { memoryStore, type SignedEntry } from '#lib/kernel/log/index.ts';
import { admit, invite, pendingPersons, type Workspace } from '../session/index.ts';
import { WorkspaceLog } from '../log/index.ts';
import { Projections, vocabulary } from '../projections/index.ts';
import { carry, deviceOf, sharedDrafts, value, type Device } from '../session/testing.ts';
import { templateOf } from '../templates/index.ts';
import { wallClockToInstant } from '../time/index.ts';
import { countersign, sealTerm, type Closing } from './close-term.ts';
import { Settlements } from './settlements.ts';
import { snapshotOf } from './snapshot.ts';

const timezone = 'Asia/Shanghai';

/** The instant of a wall clock in the alliance's zone. */
export const instant = (wallClock: string): number => {
	const at = wallClockToInstant(wallClock, timezone);
	if (at === undefined) throw new Error(`no time: ${wallClock}`);
	return at;
};

/** Somebody with a device of their own. */
export interface Officer {
	readonly device: Device;
	readonly workspace: Workspace;
}

export const autumn = { title: '秋季学期', from: '2025-09-01', to: '2026-01-15', timezone };
export const spring = { title: '春季学期', from: '2026-02-20', to: '2026-07-10', timezone };

const roleOf = (id: string) => {
	const role = templateOf('alliance').roles.find((each) => each.id === id);
	if (!role) throw new Error(`no role: ${id}`);
	return role;
};

/** Carries everything that any of them holds to all of them. */
export const exchange = async (...officers: readonly Officer[]): Promise<void> => {
	for (const from of officers) {
		for (const to of officers) if (to !== from) await carry(from.device, to.workspace);
	}
	await new Promise((resolve) => setTimeout(resolve, 5));
};

/** Lets what was begun come to its end. */
export const settled = async ({ workspace }: Officer): Promise<void> => {
	for (let round = 0; round < 3; round++) {
		await workspace.settlements.review();
		await new Promise((resolve) => setTimeout(resolve, 5));
	}
};

/** Opens a device of somebody who is admitted by `founder` in a role. */
const admitted = async (
	founder: Officer,
	seed: number,
	drafts: ReturnType<typeof sharedDrafts>,
	role: string,
	now: number
): Promise<Officer> => {
	const { device, workspace } = founder;
	const guest = deviceOf(seed, drafts, now);
	const link = value(await invite(workspace, { expires: 9e12, uses: 1 }, device.draw));
	value(await guest.session.join(link, { name: `成员${seed}`, studentNo: `00${seed}` }));
	const theirs = { device: guest, workspace: value(await guest.session.open(link.workspace)) };
	await exchange(founder, theirs);
	const pending = pendingPersons(workspace).find(
		({ person }) => person === theirs.workspace.person
	);
	if (!pending) throw new Error('they wait');
	const seat = { type: 'new', unit: null, position: 'cadre' } as const;
	value(await admit(workspace, pending, roleOf(role), seat));
	await exchange(founder, theirs);
	return theirs;
};

/** Alice has founded an alliance; Bob and Carol are of its office; Dora has no device. */
export const alliance = async (now = instant('2026-01-20 12:00')) => {
	const drafts = sharedDrafts();
	const device = deviceOf(1, drafts, now);
	const founding = { name: '虚构联盟', template: 'alliance', timezone, personName: '甲某' };
	const id = value(await device.session.found({ ...founding, isSample: false }));
	const alice: Officer = { device, workspace: value(await device.session.open(id)) };
	const bob = await admitted(alice, 2, drafts, 'office', now);
	const carol = await admitted(alice, 3, drafts, 'office', now);
	const { workspace } = alice;
	const enrolled = { unit: null, position: 'officer', from: null } as const;
	const dora = entryToObject(
		value(
			await workspace.state(
				enrolMember(workspace.projections.organisation(), enrolled, workspace.speaker())
			)
		)
	);
	await opened(alice, autumn);
	await exchange(alice, bob, carol);
	return { alice, bob, carol, dora, drafts };
};

/** Opens a term. */
export const opened = async ({ workspace }: Officer, term: Omit<Term, 'id'>): Promise<Term> => {
	const organisation = workspace.projections.organisation();
	value(await workspace.state(openTerm(organisation, term, workspace.speaker())));
	return termOf(workspace, term.title);
};

/** The term of that title. */
export const termOf = ({ projections }: Workspace, title: string): Term => {
	const found = projections.organisation().terms.find((term) => term.title === title);
	if (!found) throw new Error(`no term: ${title}`);
	return found;
};

/** Calls a routine meeting of everybody at a wall clock. */
export const called = async ({ workspace }: Officer, start: string): Promise<MeetingId> => {
	const details = {
		title: `例会 ${start}`,
		kind: 'routine' as const,
		noteDuty: 'recorders' as const,
		expected: 'unit' as const,
		...{ stars: null, unit: null, place: '', start: instant(start), end: null },
		...{ agenda: [], host: null, recorders: [], timekeeper: null, ref: null }
	};
	return entryToObject(value(await workspace.state(callMeeting(details, workspace.speaker()))));
};

const sheetOf = ({ projections }: Workspace, meeting: MeetingId): AttendanceSheet => {
	const sheet = projections.attendance(meeting);
	if (!sheet) throw new Error('the meeting is known');
	return sheet;
};

/** Records how a member attended, in place of whatever is recorded. */
export const recorded = async (
	{ workspace }: Officer,
	meeting: MeetingId,
	member: MemberId,
	status: 'present' | 'late' | 'absent'
): Promise<EntryId> => {
	const fields = {
		...{ member, status, arrivedAt: null, leftAt: null, reasonAccepted: false, reason: null },
		how: 'roll' as const
	};
	const decided = recordAttendance(sheetOf(workspace, meeting), fields, workspace.speaker());
	return value(await workspace.state(decided));
};

/** What closing a term asks of a workspace. */
export const closing = ({ workspace }: Officer): Closing => ({
	log: workspace.log,
	person: workspace.person,
	settlements: workspace.settlements,
	timezone,
	now: workspace.speaker().at
});

/** One seals a term and the other countersigns; afterwards everybody knows. */
export const closed = async (
	title: string,
	first: Officer,
	second: Officer,
	...others: readonly Officer[]
): Promise<void> => {
	value(await sealTerm(closing(first), termOf(first.workspace, title)));
	await exchange(first, second);
	const request = second.workspace.settlements.requestFor(termOf(second.workspace, title));
	if (!request) throw new Error('it has been sealed');
	value(await countersign(closing(second), request));
	await exchange(first, second, ...others);
	for (const officer of [first, second, ...others]) await settled(officer);
};

/** Everybody's scores in a term, by member; throws while they are being computed. */
export const scoresIn = ({ workspace }: Officer, title: string): ReadonlyMap<string, number> => {
	const scores = workspace.settlements.scores(termOf(workspace, title));
	if (!scores) throw new Error('still being computed');
	return new Map(scores.map(({ member, score }) => [member, score]));
};

/** A device that belongs to nobody, with a clock of its own, and holds what it is handed in this order. */
export const observer = async (
	{ workspace }: Officer,
	entries: readonly SignedEntry[],
	now: number
): Promise<{ readonly log: WorkspaceLog; readonly settlements: Settlements }> => {
	const ports = {
		workspace: workspace.id,
		person: 'nobody' as PersonId,
		signer: secretSigner(new Uint8Array(32).fill(99)),
		...{ vocabulary, now: () => now },
		newChain: () => {
			throw new Error('it writes nothing');
		},
		exclusively: <T>(run: () => Promise<T>) => run()
	};
	const projections: Projections = new Projections({
		had: (id, capability) => log.had(id, capability),
		timezone: () => timezone,
		lateMinutes: (start) => settlements.figures.at(start)['AL-25.minutes']
	});
	const store = memoryStore();
	const log: WorkspaceLog = new WorkspaceLog({
		...ports,
		store,
		sink: projections,
		stated: () => undefined
	});
	await store.append(entries, now);
	await log.catchUp();
	const settlements: Settlements = new Settlements({
		...{ log, projections, now: () => now, timezone: () => timezone },
		fold: (within, entriesOf) => snapshotOf(within, ports, entriesOf)
	});
	return { log, settlements };
};
