import { describe, expect, it } from 'vitest';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { createUnit } from '#lib/domains/organisation/index.ts';
import { entryToObject, secretSigner, type WorkspaceId } from '#lib/kernel/identity/index.ts';
import { memoryStore, type LogStore } from '#lib/kernel/log/index.ts';
import type { Result } from '#lib/kernel/result/index.ts';
import type { KnownWorkspace } from '../device/index.ts';
import { liveValue } from '../live/index.ts';
import { templateOf } from '../templates/index.ts';
import { admit, invite, pendingPersons, removePerson } from './admission.ts';
import { drawChain } from './entrance.ts';
import type { SessionPorts } from './ports.ts';
import { Session } from './session.ts';
import type { Workspace } from './workspace.ts';

const value = <T>(result: Result<T, unknown>): T => {
	if (!result.ok) throw new Error(JSON.stringify(result.error));
	return result.value;
};

/** Drafts that all devices of a test share at once, as if they were always online. */
const sharedDrafts = () => {
	const docs = new Map<string, Y.Doc>();
	return (name: string) => {
		const doc = docs.get(name) ?? new Y.Doc();
		docs.set(name, doc);
		return doc;
	};
};

const sessionOf = (seed: number, draftOf: (name: string) => Y.Doc) => {
	let drawn = 0;
	let now = 1_000_000;
	const draw = (length: number) =>
		Uint8Array.from({ length }, () => (seed * 31 + ++drawn * 7) % 256);
	const stores = new Map<WorkspaceId, LogStore>();
	const workspaces = liveValue<readonly KnownWorkspace[]>([]);
	const ports: SessionPorts = {
		device: {
			keys: () => Promise.reject(new Error('not asked for here')),
			workspaces,
			remember: async (known) =>
				workspaces.set([...workspaces.get().filter(({ id }) => id !== known.id), known]),
			forget: () => Promise.resolve(),
			acknowledged: () => Promise.resolve(undefined),
			acknowledge: () => Promise.resolve()
		},
		signer: secretSigner(new Uint8Array(32).fill(seed)),
		now: () => ++now,
		newChain: () => drawChain(draw),
		openStore: (workspace) => {
			const store = stores.get(workspace) ?? memoryStore();
			stores.set(workspace, store);
			return store;
		},
		openDraft: (workspace, { space, room }) => {
			const doc = draftOf(`${workspace}/${space}/${room}`);
			return {
				doc,
				awareness: new Awareness(doc),
				state: liveValue({ isSaved: true, isSynced: true, isConnected: true }),
				loaded: Promise.resolve(),
				connect: () => undefined,
				close: () => Promise.resolve()
			};
		},
		relay: undefined,
		exclusively: (_, run) => run(),
		tabs: () => ({ tell: () => undefined, close: () => undefined })
	};
	return { session: new Session(ports, draw), stores, draw };
};

type Device = ReturnType<typeof sessionOf>;

/** Carries every entry that `from` holds to `to`. */
const carry = async (from: Device, to: Workspace) =>
	value(await to.log.receive((await from.stores.get(to.id)?.after(0, 1_000)) ?? []));

const founding = {
	name: '虚构互助会',
	template: 'alliance',
	timezone: 'Asia/Shanghai',
	isSample: false
};

/** Alice has founded a workspace and invited Bob, who waits to be admitted. */
const aliceAndBob = async () => {
	const drafts = sharedDrafts();
	const [alice, bob] = [sessionOf(1, drafts), sessionOf(2, drafts)];
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
		value(await his.state(found(his, '培训部')));
		await carry(bob, hers);
		await carry(alice, his);
		for (const workspace of [hers, his]) {
			expect([...workspace.projections.organisation().units.keys()]).toEqual([first]);
			expect([...workspace.log.unaccepted.values()]).toEqual([{ code: 'revoked' }]);
		}
	});
});
