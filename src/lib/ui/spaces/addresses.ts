import type { ObjectId, Space, WorkspaceId } from '#lib/kernel/identity/index.ts';

/** The page of the records of a sealed space. */
export const recordsAddress = (workspace: WorkspaceId, space: Space): string =>
	`/w/${workspace}/spaces/${encodeURIComponent(space)}`;

/** The page of a record. */
export const recordAddress = (workspace: WorkspaceId, space: Space, record: ObjectId): string =>
	`${recordsAddress(workspace, space)}/${record}`;

/** The page of who has read what in a sealed space. */
export const readingsAddress = (workspace: WorkspaceId, space: Space): string =>
	`${recordsAddress(workspace, space)}/readings`;
