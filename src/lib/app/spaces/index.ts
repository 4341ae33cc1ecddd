export type { SpaceFault, SpaceState } from './workspace-spaces.ts';
export { WorkspaceSpaces } from './workspace-spaces.ts';
