export { hostCapabilities } from './capabilities.ts';
export type { HostRefusal } from './decide.ts';
export { listHost } from './decide.ts';
export type { HostFact } from './events.ts';
export { hostEvents } from './events.ts';
export type { Host } from './roster.ts';
export { rosterSubject, rosterSubjects, viewRoster } from './roster.ts';
