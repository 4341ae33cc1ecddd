import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { callMeeting, minutesHash, type MeetingDetails } from '#lib/domains/meetings/index.ts';
import { createUnit } from '#lib/domains/organisation/index.ts';
import {
	controlSpace,
	entryToObject,
	membersSpace,
	type Space
} from '#lib/kernel/identity/index.ts';
import { decideFinalising } from '../meetings/index.ts';
import { admit, invite, pendingPersons, removePerson } from '../session/admission.ts';
import { carry, deviceOf, sharedDrafts, value, type Device } from '../session/testing.ts';
import type { Workspace } from '../session/workspace.ts';
import { templateOf } from '../templates/index.ts';

const space = 'closed:1' as Space;
const founding = {
	name: '虚构互助会',
	template: 'alliance',
	timezone: 'Asia/Shanghai',
	personName: '',
	isSample: false
};
const officer = templateOf('alliance').roles.at(-1);
if (!officer) throw new Error('the alliance has roles');

const meetingDetails: MeetingDetails = {
	...{ title: '闭门会议', kind: 'other', stars: null, unit: null, place: '' },
	...{ start: 1_000, end: null, agenda: [], host: null, recorders: [], timekeeper: null },
	...{ noteDuty: 'recorders', expected: 'unit', ref: null }
};

const settle = () => new Promise((resolve) => setTimeout(resolve, 20));

type Somebody = { readonly device: Device; readonly workspace: Workspace };

/** Alice, who has founded a workspace, and members whom she has admitted; all with their keys published. */
const club = async (...seeds: readonly number[]) => {
	const drafts = sharedDrafts();
	const first = deviceOf(1, drafts);
	const id = value(await first.session.found(founding));
	const alice = { device: first, workspace: value(await first.session.open(id)) };
	const others: Somebody[] = [];
	for (const seed of seeds) {
		const device = deviceOf(seed, drafts);
		const link = value(await invite(alice.workspace, { expires: 9e12, uses: 1 }, first.draw));
		value(await device.session.join(link, { name: `某${seed}`, studentNo: '' }));
		const workspace = value(await device.session.open(id));
		await carry(device, alice.workspace);
		await settle();
		const [pending] = pendingPersons(alice.workspace);
		if (!pending) throw new Error('somebody waits');
		const seat = { type: 'new', unit: null, position: 'officer' } as const;
		value(await admit(alice.workspace, pending, officer, seat));
		others.push({ device, workspace });
	}
	const everybody = [alice, ...others];
	for (const each of everybody) {
		await carry(first, each.workspace);
		await each.workspace.spaces.review();
		await carry(each.device, alice.workspace);
	}
	const [bob, carol] = others;
	if (!bob || !carol) throw new Error('two members');
	return { alice, bob, carol, drafts };
};

const letIn = async (alice: Somebody, other: Somebody, capabilities: readonly string[]) => {
	const { person } = other.workspace;
	value(await alice.workspace.spaces.grant(space, { person, rank: 5, capabilities }));
	await carry(alice.device, other.workspace);
};

const unit = (workspace: Workspace, name: string) =>
	createUnit(
		workspace.projections.organisation(),
		{ name, parent: null },
		workspace.speaker(space)
	);

const stateUnit = async (workspace: Workspace, name: string) => {
	const decided = value(unit(workspace, name));
	return workspace.stateAll((say) => say(decided), space);
};

const unitsOf = ({ workspace }: Somebody) =>
	[...workspace.projections.organisation().units.values()].map(({ name }) => name);

describe('a sealed space', () => {
	it('is read by those it was opened for, and by nobody else who has the entries', async () => {
		const { alice, bob, carol } = await club(2, 3);
		value(await alice.workspace.spaces.openSealed(space, 'full'));
		await letIn(alice, bob, ['unit.manage']);
		await carry(alice.device, carol.workspace);
		value(await stateUnit(bob.workspace, '保密部'));
		for (const other of [alice, carol]) await carry(bob.device, other.workspace);
		expect(unitsOf(alice)).toEqual(['保密部']);
		expect(unitsOf(bob)).toEqual(['保密部']);
		expect(unitsOf(carol)).toEqual([]);
		expect([...carol.workspace.log.unaccepted.values()]).toEqual([{ code: 'no_key' }]);
		const entries = (await bob.device.stores.get(bob.workspace.id)?.after(0, 1_000)) ?? [];
		const sealed = entries.filter(({ entry }) => entry.space === space);
		expect(sealed.map(({ entry }) => entry.type)).toEqual(['sealed']);
		expect(Buffer.from(sealed[0]?.bytes ?? []).toString()).not.toContain('保密部');
	});

	it('is listed for whoever has a grant, with its epoch and whether the key is here', async () => {
		const { alice, bob, carol } = await club(2, 3);
		value(await alice.workspace.spaces.openSealed(space, 'full'));
		await letIn(alice, bob, ['unit.manage']);
		await carry(alice.device, carol.workspace);
		const state = { space, isSealed: true, history: 'full', epoch: 1, holdsKey: true };
		expect(alice.workspace.spaces.list()).toEqual([{ ...state, due: undefined }]);
		expect(bob.workspace.spaces.list()).toEqual([{ ...state, due: undefined }]);
		expect(carol.workspace.spaces.list()).toEqual([]);
		expect(bob.workspace.spaces.reachable()).toEqual([space, 'members']);
		expect(carol.workspace.spaces.reachable()).toEqual(['members']);
	});

	it('asks of what is inside the capability that it takes anywhere', async () => {
		const { alice, bob } = await club(2, 3);
		value(await alice.workspace.spaces.openSealed(space, 'full'));
		await letIn(alice, bob, ['minutes.write']);
		const decided = value(unit(alice.workspace, '保密部'));
		expect(await bob.workspace.stateAll((say) => say(decided), space)).toEqual({
			ok: false,
			error: { code: 'not_permitted', type: 'unit.created' }
		});
	});

	it('takes nothing that is not sealed, nor anything before the key is here', async () => {
		const { alice, carol } = await club(2, 3);
		const decided = value(unit(alice.workspace, '保密部'));
		const say = () => alice.workspace.stateAll((state) => state(decided), space);
		expect(await say()).toEqual({ ok: false, error: { code: 'no_key' } });
		value(await alice.workspace.spaces.openSealed(space, 'full'));
		await carry(alice.device, carol.workspace);
		expect(await carol.workspace.stateAll((state) => state(decided), space)).toEqual({
			ok: false,
			error: { code: 'no_key' }
		});
		expect(await alice.workspace.spaces.openSealed(space, 'state')).toEqual({
			ok: false,
			error: { code: 'space_exists' }
		});
		for (const name of ['members', 'control'] as Space[]) {
			expect(await alice.workspace.spaces.openSealed(name, 'full')).toMatchObject({ ok: false });
		}
	});

	it('gets a new key when a holder has been removed, by whoever may, and only once', async () => {
		const { alice, bob, carol } = await club(2, 3);
		value(await alice.workspace.spaces.openSealed(space, 'full'));
		await letIn(alice, bob, ['unit.manage', 'space.open']);
		await letIn(alice, carol, ['unit.manage']);
		await carry(alice.device, bob.workspace);
		value(await stateUnit(alice.workspace, '此前'));
		await carry(alice.device, carol.workspace);
		value(await removePerson(alice.workspace, carol.workspace.person));
		await carry(alice.device, bob.workspace);
		expect(bob.workspace.spaces.list()[0]?.due).toBe('revoked');
		await bob.workspace.spaces.review();
		await bob.workspace.spaces.review();
		expect(bob.workspace.spaces.list()[0]).toMatchObject({ epoch: 2, due: undefined });
		for (const other of [alice, carol]) await carry(bob.device, other.workspace);
		await alice.workspace.spaces.review();
		expect(alice.workspace.spaces.list()[0]).toMatchObject({ epoch: 2, holdsKey: true });
		value(await stateUnit(bob.workspace, '此后'));
		for (const other of [alice, carol]) await carry(bob.device, other.workspace);
		expect(unitsOf(alice).sort()).toEqual(['此前', '此后'].sort());
		expect(unitsOf(carol)).toEqual(['此前']);
	});

	it('gives a newcomer the whole history, or with state only a new key', async () => {
		for (const history of ['full', 'state'] as const) {
			const { alice, bob } = await club(2, 3);
			value(await alice.workspace.spaces.openSealed(space, history));
			value(await stateUnit(alice.workspace, '此前'));
			await letIn(alice, bob, ['unit.manage']);
			expect(unitsOf(bob)).toEqual(history === 'full' ? ['此前'] : []);
			value(await stateUnit(alice.workspace, '此后'));
			await carry(alice.device, bob.workspace);
			expect(unitsOf(bob)).toContain('此后');
			expect(bob.workspace.spaces.list()[0]?.epoch).toBe(history === 'full' ? 1 : 2);
		}
	});

	it('keeps its facts over a restart, and opens them as soon as the log is read', async () => {
		const { alice } = await club(2, 3);
		value(await alice.workspace.spaces.openSealed(space, 'full'));
		value(await stateUnit(alice.workspace, '保密部'));
		await alice.workspace.close();
		const known = alice.device.session.workspaces.get()[0];
		if (!known) throw new Error('Alice knows the workspace');
		const again = await alice.device.reopen(known);
		expect(unitsOf({ ...alice, workspace: again })).toEqual(['保密部']);
	});

	it('has drafts that read the same to every holder, and not at all to others', async () => {
		const { alice, bob, carol, drafts } = await club(2, 3);
		value(await alice.workspace.spaces.openSealed(space, 'full'));
		await letIn(alice, bob, ['minutes.write']);
		await carry(alice.device, carol.workspace);
		const [hers, his, theirs] = [alice, bob, carol].map(({ workspace }) =>
			workspace.openDraft(space, 'minutes-1')
		);
		if (!hers || !his || !theirs) throw new Error('three drafts');
		hers.doc.getText('t').insert(0, '保密的记录');
		expect(hers.state.get().isSaved).toBe(false);
		hers.awareness.setLocalState({ name: '甲某' });
		await new Promise((resolve) => setTimeout(resolve, 300)); // a batch is a tenth of a second
		expect(hers.state.get().isSaved).toBe(true);
		expect(his.doc.getText('t').toString()).toBe('保密的记录');
		expect(theirs.doc.getText('t').toString()).toBe('');
		const carrier = drafts(`${alice.workspace.id}/${space}/minutes-1`);
		expect(Buffer.from(Y.encodeStateAsUpdate(carrier)).toString()).not.toContain('保密');
		for (const draft of [hers, his, theirs]) await draft.close();
		const again = bob.workspace.openDraft(space, 'minutes-1');
		await again.loaded;
		expect(again.doc.getText('t').toString()).toBe('保密的记录');
		await again.close();
	});

	it('has drafts that read at once what somebody writes who has just been let in', async () => {
		const { alice, bob } = await club(2, 3);
		value(await alice.workspace.spaces.openSealed(space, 'full'));
		const hers = alice.workspace.openDraft(space, 'minutes-1');
		await letIn(alice, bob, ['minutes.write']);
		const his = bob.workspace.openDraft(space, 'minutes-1');
		his.doc.getText('t').insert(0, '保密的记录');
		await his.close(); // as of now it is in the carrier, which both share
		await settle();
		expect(hers.doc.getText('t').toString()).toBe('保密的记录');
		await hers.close();
	});

	it('is never written as it is where nobody has opened the space', async () => {
		const { alice, drafts } = await club(2, 3);
		const draft = alice.workspace.openDraft('closed:unknown', 'minutes-1');
		draft.doc.getText('t').insert(0, '保密的记录');
		await draft.close();
		const carrier = drafts(`${alice.workspace.id}/closed:unknown/minutes-1`);
		expect(carrier.store.clients.size).toBe(0);
	});
});

const office = templateOf('alliance').roles.find(({ id }) => id === 'office');
if (!office) throw new Error('the alliance has an office');

/** The same club, with Bob in the office too. */
const clubWithOffice = async () => {
	const { alice, bob, carol, drafts } = await club(2, 3);
	const { rank, capabilities, spaces } = office;
	const payload = { to: bob.workspace.person, rank, capabilities, spaces };
	await alice.workspace.stateAll((say) => say({ type: 'grant.issued', payload }), controlSpace);
	for (const each of [bob, carol]) await carry(alice.device, each.workspace);
	return { alice, bob, carol, drafts };
};

const closedOf = ({ workspace }: Somebody) => {
	const [only] = workspace.spaces.closed();
	if (!only) throw new Error('a sealed space');
	return only;
};

describe('a sealed space of one’s own', () => {
	it('is opened by the office for the people it names, the founder with them', async () => {
		const { alice, bob, carol } = await clubWithOffice();
		expect([bob, carol].map(({ workspace }) => workspace.spaces.mayOpenOwn)).toEqual([true, false]);
		const [hers, his] = [carol.workspace.person, bob.workspace.person];
		const own = value(
			await bob.workspace.spaces.openOwn([{ person: hers, isKeeper: false }], 'full')
		);
		for (const other of [alice, carol]) await carry(bob.device, other.workspace);
		for (const each of [alice, bob, carol]) {
			expect(each.workspace.spaces.list()).toMatchObject([
				{ space: own, epoch: 1, holdsKey: true }
			]);
			const { readers, openedBy } = closedOf(each);
			expect(openedBy).toBe(his);
			expect(readers.map(({ person, isKeeper }) => [person, isKeeper])).toEqual([
				[alice.workspace.person, true],
				...[[his, true] as const, [hers, false] as const].sort(([a], [b]) => (a < b ? -1 : 1))
			]);
			expect(readers.flatMap(({ devices }) => devices.map(({ key }) => key))).toEqual([
				...['held', 'held', 'held']
			]);
		}
		expect(carol.workspace.spaces.mayLetIn(own)).toBe(false);
	});

	it('is not opened by whoever lacks the right, nor does it let people in for them', async () => {
		const { bob, carol } = await clubWithOffice();
		const own = value(await bob.workspace.spaces.openOwn([], 'full'));
		await carry(bob.device, carol.workspace);
		const refused = { ok: false, error: { code: 'not_permitted' } };
		expect(await carol.workspace.spaces.openOwn([], 'full')).toMatchObject(refused);
		const herself = [{ person: carol.workspace.person, isKeeper: true }];
		expect(await carol.workspace.spaces.letIn(own, herself)).toMatchObject(refused);
		expect(carol.workspace.spaces.closed()).toMatchObject([{ space: own, epoch: { number: 1 } }]);
	});

	it('changes its lock as somebody is shut out, and lets them in again', async () => {
		const { alice, bob, carol } = await clubWithOffice();
		const hers = { person: carol.workspace.person, isKeeper: false };
		const own = value(await bob.workspace.spaces.openOwn([hers], 'full'));
		await carry(bob.device, carol.workspace);
		value(await bob.workspace.spaces.shutOut(own, hers.person));
		expect(closedOf(bob).epoch?.number).toBe(2);
		for (const other of [alice, carol]) await carry(bob.device, other.workspace);
		expect(carol.workspace.spaces.list()).toEqual([]);
		expect(closedOf(alice).readers.some(({ person }) => person === hers.person)).toBe(false);
		value(await bob.workspace.spaces.letIn(own, [hers]));
		await carry(bob.device, carol.workspace);
		expect(carol.workspace.spaces.list()).toMatchObject([{ epoch: 2, holdsKey: true }]);
	});

	it('says of a device that it waits, until somebody with the key has seen it', async () => {
		const { alice, bob, carol } = await clubWithOffice();
		const own = value(await bob.workspace.spaces.openOwn([], 'full'));
		const payload = {
			...{ to: carol.workspace.person, rank: 5, capabilities: ['minutes.write'] },
			spaces: ['control', own]
		};
		await carry(bob.device, alice.workspace);
		await alice.workspace.stateAll((say) => say({ type: 'grant.issued', payload }), controlSpace);
		await carry(alice.device, carol.workspace);
		const ownDevice = () =>
			closedOf(carol).readers.find(({ person }) => person === carol.workspace.person)?.devices;
		expect(ownDevice()).toMatchObject([{ key: 'awaited' }]);
		expect(carol.workspace.spaces.list()).toMatchObject([{ space: own, holdsKey: false }]);
		await carry(alice.device, bob.workspace);
		await bob.workspace.spaces.review();
		await carry(bob.device, carol.workspace);
		expect(ownDevice()).toMatchObject([{ key: 'held' }]);
	});
});

describe('a closed meeting', () => {
	const text = '保密'.repeat(30_000);

	it('is read whole by those with the key, as long as minutes can be, and by others as a call', async () => {
		const { bob, carol } = await clubWithOffice();
		const own = value(await bob.workspace.spaces.openOwn([], 'full'));
		const { workspace } = bob;
		const call = callMeeting({ ...meetingDetails, closed: own }, workspace.speaker());
		const id = entryToObject(value(await workspace.state(call)));
		const meetingOf = ({ projections }: Workspace) => {
			const meeting = projections.meeting(id);
			if (!meeting) throw new Error('it has been called');
			return meeting;
		};
		const frozen = { text, hash: minutesHash(text), blocks: [] };
		const decide = (space: Space) =>
			decideFinalising(meetingOf(workspace), frozen, [], workspace.speaker(space));
		expect(decide(membersSpace)).toEqual({ ok: false, error: { code: 'wrong_space' } });
		value(await workspace.stateAll(value(decide(own)), own));
		expect(meetingOf(workspace).minutes.inForce?.text).toBe(text);
		await carry(bob.device, carol.workspace);
		expect(meetingOf(carol.workspace).closed).toBe(own);
		expect(meetingOf(carol.workspace).minutes.all).toEqual([]);
		expect([...carol.workspace.log.unaccepted.values()]).toEqual(
			Array.from({ length: 31 }, () => ({ code: 'no_key' }))
		);
	});
});
