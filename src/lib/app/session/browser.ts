/** Where the session runs in a browser: its databases, locks and sockets. */
import {
	controlSpace,
	deviceSigner,
	type Signer,
	type Space,
	type WorkspaceId
} from '#lib/kernel/identity/index.ts';
import { dexieStore } from '#lib/kernel/log/index.ts';
import { LOBBY, roomPath, type Room } from '#lib/kernel/protocol/index.ts';
import {
	askRecovery,
	fileLine,
	gatedSocket,
	shareLine,
	type Gate,
	type Pace,
	type SocketConstructor
} from '#lib/kernel/sync/index.ts';
import { openDeviceStore, type Marker } from '../device/index.ts';
import { openDraft, openLine } from '../drafts/index.ts';
import { dexieFileStore } from '../files/index.ts';
import { drawChain, type Draw } from './entrance.ts';
import type {
	MeetingLine,
	MeetingPoint,
	Proof,
	RelayLine,
	SessionPorts,
	TabLine
} from './ports.ts';
import { Session } from './session.ts';

const draw: Draw = (length) => crypto.getRandomValues(new Uint8Array(length));

const server = () => location.origin.replace(/^http/, 'ws');

const gatedTo = (room: Room, signer: Signer, proof: Proof, onReady?: Gate['onReady']) => {
	// The browser's class has all that `Socket` names; its types differ in what `this` is in a handler.
	const socket = WebSocket as unknown as SocketConstructor;
	const now = () => Date.now();
	return gatedSocket({ socket, room, signer, proof, now, ...(onReady && { onReady }) });
};

const pace: Pace = {
	now: () => performance.now(),
	after: (ms, run) => {
		const timer = setTimeout(run, ms);
		return () => clearTimeout(timer);
	},
	random: () => Math.random()
};

const relayLine = (signer: Signer): RelayLine => ({
	openLog: (workspace, space, proof) => {
		const room: Room = { type: 'log', workspace, space };
		const GatedSocket: SocketConstructor = gatedTo(room, signer, proof);
		return new GatedSocket(`${server()}${roomPath(room)}`);
	},
	shares: (workspace, space, proof) =>
		shareLine({
			...{ workspace, space, signer, proof },
			// As in `gatedTo`.
			socket: WebSocket as unknown as SocketConstructor,
			url: server(),
			now: () => Date.now(),
			after: (ms, run) => pace.after(ms, run)
		}),
	files: (workspace) =>
		fileLine({
			// Browsers refuse to call it as a method of anything else.
			fetch: (...asked) => fetch(...asked),
			url: location.origin,
			...{ workspace, signer }
		}),
	askRecovery: (words) => {
		// As in `gatedTo`.
		const socket = WebSocket as unknown as SocketConstructor;
		return askRecovery(socket, server(), words);
	},
	onReturn: (back) => {
		window.addEventListener('online', back);
		return () => window.removeEventListener('online', back);
	}
});

/** Awareness is kept nowhere, and the document beside it stays empty. */
const meet = ({ workspace, signer, entries }: MeetingPoint): MeetingLine => {
	const [space, room] = [controlSpace, LOBBY];
	const socket = gatedTo({ type: 'draft', workspace, space, room }, signer, () =>
		Promise.resolve(entries)
	);
	return openLine(`${server()}/draft`, `${workspace}/${space}/${room}`, socket);
};

const tabs = (workspace: WorkspaceId, heard: () => void): TabLine => {
	const line = new BroadcastChannel(`tongban-log-${workspace}`);
	line.onmessage = () => heard();
	return { tell: () => line.postMessage('grown'), close: () => line.close() };
};

const HELD = 'tongban.held';

/** Browsers clear databases under pressure and leave this alone. */
const marker: Marker = {
	read: () => localStorage.getItem(HELD),
	write: (text) => {
		try {
			localStorage.setItem(HELD, text);
		} catch {
			// Full or denied: then a lost database is not noticed, and nothing else goes wrong.
		}
	}
};

const browserPorts = async (): Promise<SessionPorts> => {
	const device = await openDeviceStore('tongban', marker);
	const signer = deviceSigner(await device.keys());
	return {
		device,
		signer,
		now: () => Date.now(),
		draw,
		pace,
		newChain: () => drawChain(draw),
		openStore: (workspace) => dexieStore(`tongban-log-${workspace}`),
		openFiles: (workspace) => dexieFileStore(`tongban-files-${workspace}`),
		relay: relayLine(signer),
		meet,
		openDraft: (workspace, { space, room }, proof) => {
			const path = `${workspace}/${space}/${room}`;
			const place = { name: `tongban-draft-${path}`, room: path };
			if (!proof) return openDraft(place);
			const to: Room = { type: 'draft', workspace, space: space as Space, room };
			return openDraft({
				...place,
				server: `${server()}/draft`,
				socket: (onReady) => gatedTo(to, signer, proof, onReady)
			});
		},
		exclusively: (workspace, run) =>
			// The lock manager's types let a callback answer a promise of a promise; it never does here.
			navigator.locks.request(`tongban-log-${workspace}`, run) as ReturnType<typeof run>,
		tabs
	};
};

let session: Promise<Session> | undefined;

/** This browser's session, opened once. Rejects where the browser denies its storage. */
export const browserSession = (): Promise<Session> =>
	(session ??= browserPorts().then((ports) => new Session(ports)));
