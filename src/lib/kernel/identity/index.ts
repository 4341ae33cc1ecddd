export type { ChainId, DeviceId, EntryId, ObjectId, PersonId, Space, WorkspaceId } from './ids.ts';
export { bytesToText, controlSpace, entryToObject, membersSpace, textToBytes } from './ids.ts';
