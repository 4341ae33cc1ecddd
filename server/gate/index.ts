/** Who may enter the relay's rooms, and what follows from a workspace's control entries. */
export { openGate, type GateParts } from './gate.ts';
export { holds, joinRefusal, rightTo, type Right } from './rights.ts';
export { Rulings } from './rulings.ts';
export { Workspace } from './workspace.ts';
export { Workspaces } from './workspaces.ts';
