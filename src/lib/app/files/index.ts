export type { FileStore } from './file-store.ts';
export { dexieFileStore } from './file-store.ts';
export type { AddFault, FilesState, FileStanding, NewFile, ReadFault } from './workspace-files.ts';
export { WorkspaceFiles } from './workspace-files.ts';
