/** Telling whoever holds a person's words where that person is. */
export { indexRecovery } from './index-recovery.ts';
export { tellWorkspaces } from './tell-workspaces.ts';
