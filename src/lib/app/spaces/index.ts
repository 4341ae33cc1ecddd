export type { ClosedSpace, Reader, ReaderDevice, SpaceReader } from './closed-space.ts';
export type { SpaceFault, SpaceState } from './workspace-spaces.ts';
export { WorkspaceSpaces } from './workspace-spaces.ts';
