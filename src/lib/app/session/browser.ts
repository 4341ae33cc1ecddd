/** Where the session runs in a browser: its databases, locks and sockets. */
import {
	deviceSigner,
	type Signer,
	type Space,
	type WorkspaceId
} from '#lib/kernel/identity/index.ts';
import { dexieStore } from '#lib/kernel/log/index.ts';
import { roomPath, type Room } from '#lib/kernel/protocol/index.ts';
import { gatedSocket, type Pace, type SocketConstructor } from '#lib/kernel/sync/index.ts';
import { openDeviceStore } from '../device/index.ts';
import { openDraft } from '../drafts/index.ts';
import { drawChain, type Draw } from './entrance.ts';
import type { Proof, RelayLine, SessionPorts, TabLine } from './ports.ts';
import { Session } from './session.ts';

const draw: Draw = (length) => crypto.getRandomValues(new Uint8Array(length));

const server = () => location.origin.replace(/^http/, 'ws');

const gatedTo = (room: Room, signer: Signer, proof: Proof) => {
	// The browser's class has all that `Socket` names; its types differ in what `this` is in a handler.
	const socket = WebSocket as unknown as SocketConstructor;
	return gatedSocket({ socket, room, signer, proof, now: () => Date.now() });
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
	onReturn: (back) => {
		window.addEventListener('online', back);
		return () => window.removeEventListener('online', back);
	}
});

const tabs = (workspace: WorkspaceId, heard: () => void): TabLine => {
	const line = new BroadcastChannel(`tongban-log-${workspace}`);
	line.onmessage = () => heard();
	return { tell: () => line.postMessage('grown'), close: () => line.close() };
};

const browserPorts = async (): Promise<SessionPorts> => {
	const device = await openDeviceStore();
	const signer = deviceSigner(await device.keys());
	return {
		device,
		signer,
		now: () => Date.now(),
		draw,
		pace,
		newChain: () => drawChain(draw),
		openStore: (workspace) => dexieStore(`tongban-log-${workspace}`),
		relay: relayLine(signer),
		openDraft: (workspace, { space, room }, proof) => {
			const path = `${workspace}/${space}/${room}`;
			const place = { name: `tongban-draft-${path}`, room: path };
			if (!proof) return openDraft(place);
			const to: Room = { type: 'draft', workspace, space: space as Space, room };
			return openDraft({
				...place,
				server: `${server()}/draft`,
				socket: gatedTo(to, signer, proof)
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
