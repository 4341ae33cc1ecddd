import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { startRelay, type Relay } from '../../server/relay.ts';
import type { Live } from '#lib/app/live/index.ts';
import { openDraft, type Draft } from '#lib/app/drafts/index.ts';

const relays: Relay[] = [];
const drafts: Draft[] = [];

afterEach(async () => {
	await Promise.all(drafts.splice(0).map((draft) => draft.close()));
	await Promise.all(relays.splice(0).map((relay) => relay.close()));
});

const openRelay = async (): Promise<Relay> => {
	const started = await startRelay({ openFrom: 'this-machine' });
	if (!started.ok) throw new Error(started.error.code);
	relays.push(started.value);
	return started.value;
};

let names = 0;
const draftIn = (room: string, relay?: Relay, name = `draft-${++names}`): Draft => {
	// The client of `ws` has what y-websocket uses of the browser's.
	const socket = WebSocket as unknown as typeof globalThis.WebSocket;
	const server = relay && `${relay.url.replace('http', 'ws')}/open`;
	const draft = openDraft({ name, room, socket: () => socket, ...(server && { server }) });
	drafts.push(draft);
	return draft;
};

const until = <T>(live: Live<T>, is: (value: T) => boolean): Promise<void> =>
	new Promise((resolve) => {
		const look = () => is(live.get()) && resolve();
		live.subscribe(look);
		look();
	});

describe('a draft', () => {
	it('is saved once the database holds it, and there again when opened anew', async () => {
		const draft = draftIn('a', undefined, 'kept');
		await draft.loaded;
		draft.doc.getText('t').insert(0, '会议');
		expect(draft.state.get().isSaved).toBe(false);
		await until(draft.state, ({ isSaved }) => isSaved);
		await drafts.splice(0)[0]?.close();
		const again = draftIn('a', undefined, 'kept');
		await again.loaded;
		expect(again.doc.getText('t').toString()).toBe('会议');
	});

	it('is synced only when the relay has sent its last change back from the disk', async () => {
		const relay = await openRelay();
		const draft = draftIn('b', relay);
		await until(draft.state, ({ isSynced }) => isSynced);
		draft.doc.getText('t').insert(0, '一二三');
		expect(draft.state.get().isSynced).toBe(false);
		await until(draft.state, ({ isSynced }) => isSynced);
		draft.doc.getText('t').delete(1, 1);
		expect(draft.state.get().isSynced).toBe(false);
		await until(draft.state, ({ isSynced }) => isSynced);
		const other = draftIn('b', relay);
		await until(other.state, ({ isSynced }) => isSynced);
		await new Promise<void>((resolve) => {
			if (other.doc.getText('t').length > 0) resolve();
			other.doc.once('update', () => resolve());
		});
		expect(other.doc.getText('t').toString()).toBe('一三');
	});

	it('says that it is saved but not synced while there is no relay', async () => {
		const doc = new Y.Doc();
		doc.getText('t').insert(0, '离线');
		const alone = draftIn('c');
		Y.applyUpdate(alone.doc, Y.encodeStateAsUpdate(doc));
		await until(alone.state, ({ isSaved }) => isSaved);
		expect(alone.state.get()).toEqual({
			isSaved: true,
			isSynced: false,
			isConnected: false,
			canWrite: true,
			refusal: undefined,
			waiting: 0
		});
	});
});
