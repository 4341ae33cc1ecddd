/** Sessions without a browser, for tests: real logs and authority, drafts in memory. */
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import type { WorkspaceId } from '#lib/kernel/identity/index.ts';
import { secretSigner } from '#lib/kernel/identity/testing.ts';
import { memoryStore, type LogStore } from '#lib/kernel/log/index.ts';
import type { Result } from '#lib/kernel/result/index.ts';
import { secretWrapKeys } from '#lib/kernel/sealed/index.ts';
import type { KnownWorkspace } from '../device/index.ts';
import { memoryDeviceStore } from '../device/testing.ts';
import type { FileStore } from '../files/index.ts';
import { memoryFileStore } from '../files/testing.ts';
import { liveValue } from '../live/index.ts';
import { drawChain } from './entrance.ts';
import type { MeetingLine, SessionPorts } from './ports.ts';
import { Session } from './session.ts';
import { Workspace } from './workspace.ts';

/** The value of a result that a test knows to be good. */
export const value = <T>(result: Result<T, unknown>): T => {
	if (!result.ok) throw new Error(JSON.stringify(result.error));
	return result.value;
};

/** Drafts that all devices of a test share at once, as if they were always online. */
export const sharedDrafts = () => {
	const docs = new Map<string, Y.Doc>();
	return (name: string) => {
		const doc = docs.get(name) ?? new Y.Doc();
		docs.set(name, doc);
		return doc;
	};
};

/** Meeting points that all devices of a test can go to. */
export const sharedMeetings = () => {
	const places = new Map<string, Map<symbol, { said: object; hear: () => void }>>();
	return (name: string): MeetingLine => {
		const here = places.get(name) ?? new Map<symbol, { said: object; hear: () => void }>();
		places.set(name, here);
		const self = Symbol('somebody');
		const heard = liveValue<readonly unknown[]>([]);
		const hear = () =>
			// As over a wire: nothing of the sender's own objects arrives.
			heard.set(
				[...here].flatMap(([who, { said }]) => (who === self ? [] : [structuredClone(said)]))
			);
		hear();
		return {
			heard,
			say: (said) => {
				here.set(self, { said, hear });
				for (const each of [...here.values()]) each.hear();
			},
			close: () => here.delete(self)
		};
	};
};

/** What is kept for a workspace; made when first asked for. */
const kept = <T>(all: Map<WorkspaceId, T>, workspace: WorkspaceId, make: () => T): T => {
	const one = all.get(workspace) ?? make();
	all.set(workspace, one);
	return one;
};

/** A device of its own; its clock ticks by a millisecond whenever it is read. */
export const deviceOf = (
	seed: number,
	draftOf: (name: string) => Y.Doc,
	start = 1_000_000,
	meet?: (name: string) => MeetingLine
) => {
	let drawn = 0;
	let now = start;
	const draw = (length: number) =>
		Uint8Array.from({ length }, () => (seed * 31 + ++drawn * 7) % 256);
	const stores = new Map<WorkspaceId, LogStore>();
	const files = new Map<WorkspaceId, FileStore>();
	const ports: SessionPorts = {
		device: memoryDeviceStore(() => secretWrapKeys(new Uint8Array(32).fill(seed))),
		signer: secretSigner(new Uint8Array(32).fill(seed)),
		now: () => ++now,
		draw,
		pace: {
			now: () => now,
			after: (ms, run) => {
				const timer = setTimeout(run, ms);
				return () => clearTimeout(timer);
			},
			random: () => 0
		},
		newChain: () => drawChain(draw),
		openStore: (workspace) => kept(stores, workspace, memoryStore),
		openFiles: (workspace) => kept(files, workspace, memoryFileStore),
		openDraft: (workspace, { space, room }) => {
			const doc = draftOf(`${workspace}/${space}/${room}`);
			return {
				doc,
				awareness: new Awareness(doc),
				state: liveValue({
					...{ isSaved: true, isSynced: true, isConnected: true, canWrite: true, waiting: 0 },
					refusal: undefined
				}),
				loaded: Promise.resolve(),
				fetched: Promise.resolve(),
				connect: () => undefined,
				close: () => Promise.resolve()
			};
		},
		relay: undefined,
		meet: meet && ((point) => meet(point.workspace)),
		exclusively: (_, run) => run(),
		tabs: () => ({ tell: () => undefined, close: () => undefined })
	};
	const { device } = ports;
	/** Opens a workspace anew from what the device has stored, as after a restart. */
	const reopen = (known: KnownWorkspace) => Workspace.open(known, ports);
	const { recovery } = device;
	return { session: new Session(ports), stores, draw, reopen, device, recovery };
};

export type Device = ReturnType<typeof deviceOf>;

/** Carries every entry that `from` holds to `to`. */
export const carry = async (from: Device, to: Workspace) =>
	value(await to.log.receive((await from.stores.get(to.id)?.after(0, 1_000)) ?? []));
