/** Where the session runs in a browser: its databases, locks and sockets. */
import { deviceSigner, type WorkspaceId } from '#lib/kernel/identity/index.ts';
import { dexieStore } from '#lib/kernel/log/index.ts';
import { openDeviceStore } from '../device/index.ts';
import { openDraft } from '../drafts/index.ts';
import { drawChain, type Draw } from './entrance.ts';
import type { SessionPorts, TabLine } from './ports.ts';
import { Session } from './session.ts';

const draw: Draw = (length) => crypto.getRandomValues(new Uint8Array(length));

const relay = () => location.origin.replace(/^http/, 'ws');

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
		newChain: () => drawChain(draw),
		openStore: (workspace) => dexieStore(`tongban-log-${workspace}`),
		openDraft: (workspace, { space, room }, isShared) => {
			const path = `${workspace}/${space}/${room}`;
			const place = { name: `tongban-draft-${path}`, room: path };
			return openDraft(isShared ? { ...place, server: `${relay()}/draft` } : place);
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
	(session ??= browserPorts().then((ports) => new Session(ports, draw)));
