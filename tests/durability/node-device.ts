/** A device in Node that is all a browser is to the application: session, logs, drafts and sockets. */
import 'fake-indexeddb/auto';
import WebSocket from 'ws';
import { memoryDeviceStore } from '#lib/app/device/testing.ts';
import { openDraft } from '#lib/app/drafts/index.ts';
import { memoryFileStore } from '#lib/app/files/testing.ts';
import { Session, type SessionPorts } from '#lib/app/session/index.ts';
import {
	bytesToText,
	type ChainId,
	type Space,
	type WorkspaceId
} from '#lib/kernel/identity/index.ts';
import { secretSigner } from '#lib/kernel/identity/testing.ts';
import { memoryStore, type LogStore } from '#lib/kernel/log/index.ts';
import { roomPath, type Room } from '#lib/kernel/protocol/index.ts';
import { newWrapKeys } from '#lib/kernel/sealed/index.ts';
import {
	fileLine,
	gatedSocket,
	shareLine,
	type Gate,
	type SocketConstructor
} from '#lib/kernel/sync/index.ts';

type Proof = Parameters<SessionPorts['openDraft']>[2];

const draw = (length: number) => crypto.getRandomValues(new Uint8Array(length));

/** Opens the session of a device that reaches the relay at `server`. */
export const nodeSession = (server: string): Session => {
	const signer = secretSigner(draw(32));
	const stores = new Map<WorkspaceId, LogStore>();
	const wrapKeys = newWrapKeys();
	const gatedTo = (
		room: Room,
		proof: Proof = () => Promise.resolve([]),
		onReady?: Gate['onReady']
	) =>
		gatedSocket({
			socket: WebSocket as unknown as SocketConstructor, // has what `Socket` names
			room,
			signer,
			now: () => Date.now(),
			proof,
			...(onReady && { onReady })
		});
	return new Session({
		device: memoryDeviceStore(() => wrapKeys),
		signer,
		draw,
		now: () => Date.now(),
		pace: {
			now: () => performance.now(),
			after: (ms, run) => {
				const timer = setTimeout(run, ms);
				return () => clearTimeout(timer);
			},
			random: () => Math.random()
		},
		newChain: () => bytesToText(draw(8)) as ChainId,
		openStore: (workspace) => {
			const store = stores.get(workspace) ?? memoryStore();
			stores.set(workspace, store);
			return store;
		},
		openFiles: () => memoryFileStore(),
		openDraft: (workspace, { space, room }, proof) => {
			const path = `${workspace}/${space}/${room}`;
			const to: Room = { type: 'draft', workspace, space: space as Space, room };
			return openDraft({
				name: `${signer.device}/${path}`,
				server: `${server}/draft`,
				room: path,
				socket: (onReady) => gatedTo(to, proof, onReady)
			});
		},
		relay: {
			openLog: (workspace, space, proof) => {
				const room: Room = { type: 'log', workspace, space };
				const Gated = gatedTo(room, proof);
				return new Gated(`${server}${roomPath(room)}`) as never;
			},
			shares: (workspace, space, proof) =>
				shareLine({
					...{ workspace, space, signer, proof, url: server },
					socket: WebSocket as unknown as SocketConstructor, // has what `Socket` names
					now: () => Date.now(),
					after: (ms, run) => {
						const timer = setTimeout(run, ms);
						return () => clearTimeout(timer);
					}
				}),
			files: (workspace) =>
				fileLine({ fetch, url: server.replace('ws', 'http'), workspace, signer }),
			askRecovery: () => Promise.resolve({ ok: false, error: { code: 'unreachable' } }),
			onReturn: () => () => undefined
		},
		meet: undefined,
		exclusively: (_, run) => run(),
		tabs: () => ({ tell: () => undefined, close: () => undefined })
	});
};
