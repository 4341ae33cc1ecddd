/** What a browser holds of a workspace, read from its databases: for comparing before and after. */
import type { Page } from '@playwright/test';
import { createHash } from 'node:crypto';
import * as Y from 'yjs';

interface Held {
	readonly facts: readonly string[];
	readonly drafts: readonly (readonly [name: string, updates: readonly (readonly number[])[]])[];
}

/** Reads every fact and every update of a draft; the control space differs by the recovery itself. */
const heldIn = (page: Page, workspace: string): Promise<Held> =>
	page.evaluate(async (id) => {
		const all = async (name: string, store: string): Promise<unknown[]> => {
			const database = await new Promise<IDBDatabase>((resolve, reject) => {
				const request = indexedDB.open(name);
				request.onsuccess = () => resolve(request.result);
				request.onerror = () => reject(request.error);
			});
			const rows = await new Promise<unknown[]>((resolve, reject) => {
				const request = database.transaction([store]).objectStore(store).getAll();
				request.onsuccess = () => resolve(request.result);
				request.onerror = () => reject(request.error);
			});
			database.close();
			return rows;
		};
		const rows = (await all(`tongban-log-${id}`, 'entries')) as { id: string; space: string }[];
		const names = (await indexedDB.databases()).flatMap(({ name }) => name ?? []).sort();
		const drafts: [string, number[][]][] = [];
		for (const name of names.filter((each) => each.startsWith(`tongban-draft-${id}/`))) {
			const updates = (await all(name, 'updates')) as Uint8Array[];
			drafts.push([name, updates.map((update) => [...update])]);
		}
		const facts = rows.filter(({ space }) => space !== 'control').map((row) => row.id);
		return { facts: facts.sort(), drafts };
	}, workspace);

/** A draft's encoded state, whatever pieces its updates came in: read whole, neighbours are joined. */
const encodedState = (updates: readonly Uint8Array[]): Uint8Array => {
	const doc = new Y.Doc();
	doc.transact(() => updates.forEach((update) => Y.applyUpdate(doc, update)));
	return Y.encodeStateAsUpdate(doc);
};

/** An empty document: no structs, no deletions. */
const EMPTY_BYTES = 2;

/** The hash of all facts and drafts of a workspace that a page's browser holds, and what they are. */
export const stateHash = async (page: Page, workspace: string) => {
	const { facts, drafts } = await heldIn(page, workspace);
	const written = drafts
		.map(([name, updates]) => {
			const state = encodedState(updates.map((update) => Uint8Array.from(update)));
			return [name, encodedState([state])] as const;
		})
		.filter(([, state]) => state.length > EMPTY_BYTES);
	const hash = createHash('sha256').update(facts.join());
	for (const [name, state] of written) hash.update(`${name}\0`).update(state);
	return {
		facts: facts.length,
		drafts: written.map(([name]) => name.slice(name.indexOf('/') + 1)),
		hash: hash.digest('hex')
	};
};

/** Everything that a browser's databases and storages hold, as text. */
export const storedIn = (page: Page): Promise<string> =>
	page.evaluate(async () => {
		const texts: string[] = [
			JSON.stringify({ ...localStorage }),
			JSON.stringify({ ...sessionStorage })
		];
		const read = (value: unknown): void => {
			if (typeof value === 'string') texts.push(value);
			else if (value instanceof ArrayBuffer) texts.push(new TextDecoder().decode(value));
			else if (ArrayBuffer.isView(value)) texts.push(new TextDecoder().decode(value));
			else if (typeof value === 'object' && value !== null) Object.values(value).forEach(read);
		};
		for (const { name } of await indexedDB.databases()) {
			const database = await new Promise<IDBDatabase>((resolve, reject) => {
				const request = indexedDB.open(name ?? '');
				request.onsuccess = () => resolve(request.result);
				request.onerror = () => reject(request.error);
			});
			for (const store of database.objectStoreNames) {
				const rows = await new Promise<unknown[]>((resolve, reject) => {
					const request = database.transaction([store]).objectStore(store).getAll();
					request.onsuccess = () => resolve(request.result);
					request.onerror = () => reject(request.error);
				});
				read(rows);
			}
			database.close();
		}
		return texts.join('\n');
	});
