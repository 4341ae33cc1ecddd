import { IndexeddbPersistence } from 'y-indexeddb';
import { Awareness } from 'y-protocols/awareness';
import { messageAuth, WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import type { StoreFault } from '#lib/kernel/log/index.ts';
import { toAccessRefusal, type AccessRefusal } from '#lib/kernel/protocol/index.ts';
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
	/** What the relay said last: whether it takes what is written here. True until it has said otherwise. */
	readonly canWrite: boolean;
	/** Why the relay ended the last connection, where people have to know. */
	readonly refusal: AccessRefusal | undefined;
	/** How many pieces of a sealed draft wait for a key that has not come; 0 for a plain one. */
	readonly waiting: number;
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
	/** Settles once everything that the relay held has come; at once where the draft has no relay. */
	readonly fetched: Promise<void>;
	/** Connects again, as after a right was given that the relay missed before. */
	connect(): void;
	/** Of a sealed draft: writes anew, under the current key, what newcomers could not read. */
	readonly renew?: () => Promise<void>;
	close(): Promise<void>;
}

/** Where a draft is kept and through what it is shared. */
export interface DraftPlace {
	/** Unique on this device; also the name that tabs share it under. */
	readonly name: string;
	/** Websocket address without the room, or undefined where the draft stays on this device. */
	readonly server?: string;
	readonly room: string;
	/** Makes a socket that proves its right before it opens, and tells what it may do then. */
	readonly socket?: (onReady: (ready: { readonly canWrite: boolean }) => void) => typeof WebSocket;
}

/** Opens a draft: first from this device, then, while there is a relay, with the others. */
export const openDraft = ({ name, server, room, socket }: DraftPlace): Draft => {
	const doc = new Y.Doc();
	const kept = new IndexeddbPersistence(name, doc);
	const awareness = new Awareness(doc);
	const state = liveValue<DraftState>({
		isSaved: true,
		isSynced: false,
		isConnected: false,
		canWrite: true,
		refusal: undefined,
		waiting: 0
	});
	const change = (changed: Partial<DraftState>) => state.set({ ...state.get(), ...changed });
	const provider = new WebsocketProvider(server ?? 'ws://localhost', room, doc, {
		awareness,
		connect: server !== undefined,
		maxBackoffTime: 10_000,
		...(socket && { WebSocketPolyfill: socket(({ canWrite }) => change({ canWrite })) })
	});
	// The state tells it; the stock client would write it on the console.
	provider.messageHandlers[messageAuth] = () => undefined;

	const keeping = keepDraft(doc, kept, ({ isSaved, fault }) => {
		const { fault: before, ...others } = state.get();
		if (before !== undefined || fault !== undefined || others.isSaved !== isSaved)
			state.set({ ...others, isSaved, ...(fault && { fault }) });
	});
	doc.on('update', (_update: Uint8Array, origin: unknown) => {
		if (origin !== kept && origin !== provider) change({ isSynced: false });
	});
	const watchSync = watchAcknowledgement(doc, provider, () =>
		change({ isSynced: true, refusal: undefined })
	);
	provider.on('status', ({ status }: { status: string }) =>
		change({ isConnected: status === 'connected' })
	);
	provider.on('connection-close', (event) => {
		// A limit that was met is met again by the next attempt, so it stays until something is taken.
		const refusal = toAccessRefusal(event?.reason ?? '');
		if (refusal) change({ refusal });
	});
	return {
		doc,
		awareness,
		state,
		loaded: keeping.loaded,
		fetched:
			server === undefined
				? Promise.resolve()
				: new Promise((resolve) => provider.once('sync', () => resolve())),
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
