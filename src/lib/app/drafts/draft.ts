import { IndexeddbPersistence } from 'y-indexeddb';
import { Awareness } from 'y-protocols/awareness';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import type { StoreFault } from '#lib/kernel/log/index.ts';
import { liveValue, type Live } from '../live/index.ts';
import { watchAcknowledgement } from './acknowledgement.ts';
import { keepDraft } from './keeping.ts';

/** How far a draft's text has come; what is not saved is lost if the tab closes now. */
export interface DraftState {
	/** The browser's database holds every change made here. */
	readonly isSaved: boolean;
	/** The relay holds every change made here, on disk. */
	readonly isSynced: boolean;
	readonly isConnected: boolean;
	/** Why the browser's database refused a change; it is tried again as long as this is so. */
	readonly fault?: StoreFault['code'];
}

/** A Yjs document shared with others, kept on this device. */
export interface Draft {
	readonly doc: Y.Doc;
	readonly awareness: Awareness;
	readonly state: Live<DraftState>;
	/** Settles once what this device holds has been read. */
	readonly loaded: Promise<void>;
	/** Connects again, as after a right was given that the relay missed before. */
	connect(): void;
	close(): Promise<void>;
}

/** Where a draft is kept and through what it is shared. */
export interface DraftPlace {
	/** Unique on this device; also the name that tabs share it under. */
	readonly name: string;
	/** Websocket address without the room, or undefined where the draft stays on this device. */
	readonly server?: string;
	readonly room: string;
	/** A socket that proves its right before it opens. */
	readonly socket?: typeof WebSocket;
}

/** Opens a draft: first from this device, then, while there is a relay, with the others. */
export const openDraft = ({ name, server, room, socket }: DraftPlace): Draft => {
	const doc = new Y.Doc();
	const kept = new IndexeddbPersistence(name, doc);
	const awareness = new Awareness(doc);
	const provider = new WebsocketProvider(server ?? 'ws://localhost', room, doc, {
		awareness,
		connect: server !== undefined,
		maxBackoffTime: 10_000,
		...(socket && { WebSocketPolyfill: socket })
	});
	const state = liveValue<DraftState>({ isSaved: true, isSynced: false, isConnected: false });
	const change = (changed: Partial<DraftState>) => state.set({ ...state.get(), ...changed });

	const keeping = keepDraft(doc, kept, ({ isSaved, fault }) => {
		const { isSynced, isConnected } = state.get();
		state.set({ isSaved, isSynced, isConnected, ...(fault && { fault }) });
	});
	doc.on('update', (_update: Uint8Array, origin: unknown) => {
		if (origin !== kept && origin !== provider) change({ isSynced: false });
	});
	const watchSync = watchAcknowledgement(doc, provider, () => change({ isSynced: true }));
	provider.on('status', ({ status }: { status: string }) =>
		change({ isConnected: status === 'connected' })
	);
	return {
		doc,
		awareness,
		state,
		loaded: keeping.loaded,
		connect: () => {
			if (server !== undefined && !provider.wsconnected) provider.connect();
		},
		close: async () => {
			watchSync();
			provider.destroy();
			await keeping.close();
			doc.destroy();
		}
	};
};
