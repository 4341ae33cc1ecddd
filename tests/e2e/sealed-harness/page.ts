/** A page without any interface: a browser's session, and what a test does with a sealed space. */
import * as Y from 'yjs';
import {
	admit,
	browserSession,
	invite,
	invitationToUrl,
	pendingPersons,
	urlToInvitation,
	type Workspace
} from '#lib/app/session/index.ts';
import { templateOf } from '#lib/app/templates/index.ts';
import type { Space } from '#lib/kernel/identity/index.ts';

type Draft = ReturnType<Workspace['openDraft']>;

const space = 'closed:1' as Space;
const good = <T>(result: { ok: true; value: T } | { ok: false; error: unknown }): T => {
	if (!result.ok) throw new Error(JSON.stringify(result.error));
	return result.value;
};
const until = async (isSo: () => boolean): Promise<void> => {
	while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 50));
};

let workspace: Workspace;
let draft: Draft;
let undo: Y.UndoManager;

const open = async (): Promise<void> => {
	const session = await browserSession();
	const [known] = session.workspaces.get();
	if (!known) throw new Error('this browser knows no workspace');
	workspace = good(await session.open(known.id));
};

const page = {
	found: async () => {
		const session = await browserSession();
		const words = { name: '虚构', template: 'alliance', timezone: 'Asia/Shanghai' };
		good(await session.found({ ...words, personName: '甲某', isSample: false }));
		await open();
		good(await workspace.spaces.openSealed(space, 'full'));
		await until(() => workspace.exchange?.state.get().isConnected === true);
		const link = good(await invite(workspace, { expires: 9e12, uses: 9 }, session.draw));
		await until(() => workspace.exchange?.state.get().pending === 0);
		return invitationToUrl(location.origin, link);
	},
	join: async (url: string) => {
		const session = await browserSession();
		const link = urlToInvitation(url);
		if (!link.ok) throw new Error(link.error.code);
		good(await session.join(link.value, { name: '乙某', studentNo: '' }));
		await open();
	},
	admit: async () => {
		await until(() => pendingPersons(workspace).length > 0);
		const [pending] = pendingPersons(workspace);
		const role = templateOf('alliance').roles.at(-1);
		if (!pending || !role) throw new Error('somebody waits');
		const seat = { type: 'new', unit: null, position: 'officer' } as const;
		good(await admit(workspace, pending, role, seat));
		const { person } = pending;
		const capabilities = ['minutes.write'];
		good(await workspace.spaces.grant(space, { person, rank: 5, capabilities }));
	},
	open,
	holdsKey: () => until(() => workspace.spaces.list()[0]?.holdsKey === true),
	enter: async () => {
		draft = workspace.openDraft(space, 'minutes-1');
		await draft.loaded;
		undo = new Y.UndoManager(draft.doc.getText('t'));
	},
	write: async (words: string) => {
		draft.doc.getText('t').insert(0, words);
		await until(() => draft.state.get().isSaved && draft.state.get().isSynced);
	},
	undo: () => undo.undo(),
	reads: (words: string) => until(() => draft.doc.getText('t').toString() === words),
	text: () => draft.doc.getText('t').toString(),
	/** Everything the browser's databases hold of drafts, as text. */
	stored: async () => {
		const names = (await indexedDB.databases()).flatMap(({ name }) => name ?? []);
		const texts = await Promise.all(
			names
				.filter((name) => name.includes(space))
				.map(async (name) => {
					const database = await new Promise<IDBDatabase>((resolve) => {
						const opening = indexedDB.open(name);
						opening.onsuccess = () => resolve(opening.result);
					});
					const rows = await new Promise<Uint8Array[]>((resolve) => {
						const reading = database.transaction('updates').objectStore('updates').getAll();
						reading.onsuccess = () => resolve(reading.result as Uint8Array[]);
					});
					database.close();
					return rows.map((row) => new TextDecoder().decode(row)).join('');
				})
		);
		return texts.join('');
	},
	/** Whether the device's keys are there, and cannot be read out. */
	keys: async () => {
		const database = await new Promise<IDBDatabase>((resolve) => {
			const opening = indexedDB.open('tongban');
			opening.onsuccess = () => resolve(opening.result);
		});
		const row = await new Promise<{ pair: CryptoKeyPair }>((resolve) => {
			const reading = database.transaction('keys').objectStore('keys').get('wrap');
			reading.onsuccess = () => resolve(reading.result as { pair: CryptoKeyPair });
		});
		database.close();
		const { privateKey } = row.pair;
		return { algorithm: privateKey.algorithm.name, isExtractable: privateKey.extractable };
	}
};

export type SealedPage = typeof page;
declare global {
	interface Window {
		sealed: SealedPage;
	}
}
window.sealed = page;
