import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { openDeviceStore } from '#lib/app/device/index.ts';
import { openDraft } from '#lib/app/drafts/index.ts';
import type { Live } from '#lib/app/live/index.ts';
import { WorkspaceLog } from '#lib/app/log/index.ts';
import { Projections, vocabulary } from '#lib/app/projections/index.ts';
import { membersSpace, type ChainId, type EntryId } from '#lib/kernel/identity/index.ts';
import { dexieStore, StoreFailure } from '#lib/kernel/log/index.ts';
import { Replica } from '../convergence/replica.ts';
import { failCall, faultKinds } from './failing-storage.ts';

// The client of `ws` has what y-websocket uses of the browser's.
const socket = WebSocket as unknown as typeof globalThis.WebSocket;
const MOST_CALLS = 200;
let databases = 0;
const faultCodes = ['store_full', 'store_denied', 'store_failed'];

/** y-indexeddb leaves rejections lie that nobody hears; here they are the very thing that is provoked. */
let heard: NodeJS.UnhandledRejectionListener[] = [];
beforeEach(() => {
	heard = process.listeners('unhandledRejection');
	process.removeAllListeners('unhandledRejection');
	process.on('unhandledRejection', () => undefined);
});
afterEach(() => {
	process.removeAllListeners('unhandledRejection');
	for (const listener of heard) process.on('unhandledRejection', listener);
});

/** Runs a scenario with its n-th call failing, for each n, until it makes no more calls than that. */
const forEachCall = async (scenario: (n: number) => Promise<number>): Promise<number> => {
	for (let n = 1; n <= MOST_CALLS; n++) if ((await scenario(n)) < n) return n - 1;
	throw new Error('a scenario without an end');
};

const alice = new Replica(1);
const unit = (name: string) => ({ type: 'unit.created', payload: { name, parent: null } });

const logOver = (name: string) => {
	const projections: Projections = new Projections({
		had: (id, capability) => log.had(id, capability),
		timezone: () => 'Asia/Shanghai',
		lateMinutes: () => 10
	});
	const store = dexieStore(name);
	const log: WorkspaceLog = new WorkspaceLog({
		workspace: alice.workspace,
		person: alice.person,
		store,
		signer: alice.signer,
		vocabulary,
		sink: projections,
		now: () => 2_000,
		newChain: () => 'AAAAAAAAAAE' as ChainId,
		exclusively: (run) => run(),
		stated: () => undefined
	});
	const units = () => [...projections.organisation().units.values()].map(({ name: its }) => its);
	return { log, store, units };
};

/** What another start, with a disk that works, finds. */
const unitsAfterRestart = async (name: string) => {
	const { log, units } = logOver(name);
	await log.catchUp();
	const found = units();
	log.close();
	return found.sort();
};

const founded = async () => {
	if (alice.workspace === '') await alice.found();
	const name = `faults-${++databases}`;
	const opened = logOver(name);
	await opened.store.append(alice.entries(), 1);
	await opened.log.catchUp();
	return { name, ...opened };
};

const until = <T>(live: Live<T>, is: (value: T) => boolean): Promise<void> =>
	new Promise((resolve) => {
		const look = () => is(live.get()) && resolve();
		live.subscribe(look);
		look();
	});

const textAfterRestart = async (name: string) => {
	const draft = openDraft({ name, room: 'r', socket: () => socket });
	await draft.loaded;
	const text = draft.doc.getText('t').toString();
	await draft.close();
	return text;
};

describe.each(faultKinds)('[I5] the n-th call to the database fails: %s', (kind) => {
	it('while facts are stated: all or none are there, and the page is told which', async () => {
		const calls = await forEachCall(async (n) => {
			const { name, log, units } = await founded();
			const fault = failCall(kind, n);
			const stated = await log.state(membersSpace, (say) => {
				say(unit('甲'));
				say(unit('乙'));
			});
			fault.mend();
			const expected = stated.ok ? ['乙', '甲'] : [];
			if (!stated.ok) expect(faultCodes).toContain(stated.error.code);
			expect([n, units().sort()]).toEqual([n, expected]);
			expect(await unitsAfterRestart(name)).toEqual(expected);
			const again = await log.state(membersSpace, (say) => say(unit('丙')));
			expect([n, again.ok]).toEqual([n, true]);
			expect(await unitsAfterRestart(name)).toEqual([...expected, '丙'].sort());
			log.close();
			return fault.calls();
		});
		expect(calls).toBeGreaterThan(4);
	});

	it('while entries come from the relay: what was not kept is not acknowledged, and comes again', async () => {
		const grant = alice.workspace as string as EntryId;
		const calls = await forEachCall(async (n) => {
			const { name, log, units } = await founded();
			const writer = new Replica(1);
			Object.assign(writer, { workspace: alice.workspace, person: alice.person });
			await writer.receive(alice.entries());
			await writer.say({ space: membersSpace, ...unit('甲'), auth: [grant] });
			const sent = writer.entries().filter(({ entry }) => entry.space === membersSpace);
			const fault = failCall(kind, n);
			const received = await log.receive(sent);
			fault.mend();
			if (!received.ok) expect(faultCodes).toContain(received.error.code);
			expect([n, units()]).toEqual([n, received.ok ? ['甲'] : []]);
			expect(await unitsAfterRestart(name)).toEqual(units());
			expect((await log.receive(sent)).ok).toBe(true);
			expect(units()).toEqual(['甲']);
			expect(await unitsAfterRestart(name)).toEqual(['甲']);
			log.close();
			return fault.calls();
		});
		expect(calls).toBeGreaterThan(3);
	});

	it('while a log is read: it is read whole, or the start says that it failed', async () => {
		const calls = await forEachCall(async (n) => {
			const { name, log } = await founded();
			await log.state(membersSpace, (say) => say(unit('甲')));
			log.close();
			const { log: next, units } = logOver(name);
			const fault = failCall(kind, n);
			const start = await next.catchUp().then(
				() => 'read',
				(reason: unknown) => (reason instanceof StoreFailure ? reason.fault.code : reason)
			);
			fault.mend();
			if (start !== 'read') expect(faultCodes).toContain(start);
			else expect(units()).toEqual(['甲']);
			next.close();
			expect([n, await unitsAfterRestart(name)]).toEqual([n, ['甲']]);
			return fault.calls();
		});
		expect(calls).toBeGreaterThan(3);
	});

	it('while the device’s keys are made: they are kept, or nobody is told of any', async () => {
		const calls = await forEachCall(async (n) => {
			const name = `faults-${++databases}`;
			const fault = failCall(kind, n);
			const made = await openDeviceStore(name)
				.then((store) => store.keys())
				.catch(() => undefined);
			fault.mend();
			const { device } = await (await openDeviceStore(name)).keys();
			if (made) expect([n, device]).toEqual([n, made.device]);
			return fault.calls();
		});
		expect(calls).toBeGreaterThan(3);
	});

	it('while minutes are written: saved is said only of what is there, and it is tried again', async () => {
		const calls = await forEachCall(async (n) => {
			const name = `faults-${++databases}`;
			const fault = failCall(kind, n);
			const draft = openDraft({ name, room: 'r', socket: () => socket });
			const text = draft.doc.getText('t');
			await draft.loaded;
			text.insert(0, '会议');
			text.insert(2, '记录');
			await until(draft.state, (state) => state.isSaved || state.fault !== undefined);
			const { isSaved, fault: told } = draft.state.get();
			fault.mend();
			expect([n, isSaved, faultCodes.includes(told ?? '')]).toEqual([n, isSaved, !isSaved]);
			if (isSaved) expect([n, await textAfterRestart(name)]).toEqual([n, '会议记录']);
			// The next change brings everything.
			text.insert(4, '。');
			await until(draft.state, (state) => state.isSaved);
			expect(draft.state.get().fault).toBeUndefined();
			expect([n, await textAfterRestart(name)]).toEqual([n, '会议记录。']);
			await draft.close();
			return fault.calls();
		});
		expect(calls).toBeGreaterThan(5);
	});
});
