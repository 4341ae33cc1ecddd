import type { Blobs } from '../files/index.ts';
import type { SpaceKey, Store } from '../store/index.ts';
import { bytesOfDraft } from './draft-bytes.ts';
import type { Answer, WorkspaceReport } from './orders.ts';

type Connected = readonly { readonly workspace: string; readonly device: string }[];

const PAGE = 500;

/** What a store holds, in numbers: no name, no room and no content. */
export const inspectStore = async (
	{ store, blobs }: { readonly store: Store; readonly blobs: Blobs },
	connected: Connected
): Promise<Answer> => {
	const spaces = await store.listSpaces();
	const files = await measureFiles(blobs);
	const rooms = await store.listDrafts();
	const ids = new Set([
		...spaces.map(({ workspace }) => workspace),
		...rooms.flatMap((room) => workspaceOf(room) ?? []),
		...files.keys(),
		...connected.map(({ workspace }) => workspace)
	]);
	const workspaces: WorkspaceReport[] = [];
	for (const id of [...ids].sort()) {
		workspaces.push({
			workspace: id,
			...(await measureLog(
				store,
				spaces.filter(({ workspace }) => workspace === id)
			)),
			...(await measureDrafts(
				store,
				rooms.filter((room) => workspaceOf(room) === id)
			)),
			...(files.get(id) ?? { files: 0, fileBytes: 0 }),
			connected: connected.filter(({ workspace }) => workspace === id).map(({ device }) => device)
		});
	}
	const open = rooms.filter((room) => workspaceOf(room) === undefined);
	const { drafts, draftBytes } = await measureDrafts(store, open);
	const [allowed, evictedDevices, evictedWorkspaces] = await Promise.all([
		store.listRulings('allowed'),
		store.listRulings('evicted-device'),
		store.listRulings('evicted-workspace')
	]);
	return {
		type: 'inspected',
		workspaces,
		openDrafts: drafts,
		openDraftBytes: draftBytes,
		rulings: {
			allowed: [...allowed],
			evictedDevices: [...evictedDevices],
			evictedWorkspaces: [...evictedWorkspaces]
		}
	};
};

/** The workspace in a draft's key; the open area has none. */
const workspaceOf = (room: string): string | undefined => {
	const [area, workspace = ''] = room.split('/');
	return area === 'draft' ? decodeURIComponent(workspace) : undefined;
};

const measureDrafts = async (store: Store, rooms: readonly string[]) => {
	let draftBytes = 0;
	for (const room of rooms) draftBytes += await bytesOfDraft(store, room);
	return { drafts: rooms.length, draftBytes };
};

const measureFiles = async (blobs: Blobs) => {
	const sums = new Map<string, { readonly files: number; readonly fileBytes: number }>();
	for await (const { workspace, size } of blobs.list()) {
		const { files, fileBytes } = sums.get(workspace) ?? { files: 0, fileBytes: 0 };
		sums.set(workspace, { files: files + 1, fileBytes: fileBytes + size });
	}
	return sums;
};

const measureLog = async (store: Store, spaces: readonly SpaceKey[]) => {
	const sum = { spaces: spaces.length, chains: 0, entries: 0, entryBytes: 0 };
	for (const space of spaces) {
		sum.chains += (await store.readTips(space)).length;
		for (let from = 1; ;) {
			const rows = await store.readEntries(space, from, PAGE);
			sum.entries += rows.length;
			sum.entryBytes += rows.reduce((bytes, row) => bytes + row.bytes.length, 0);
			const last = rows.at(-1);
			if (!last) break;
			from = last.position + 1;
		}
	}
	return sum;
};
