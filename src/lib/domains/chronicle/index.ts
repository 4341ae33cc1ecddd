export { chronicleCapabilities } from './capabilities.ts';
export type { ChronicleEntry, Version, Wording } from './chronicle.ts';
export type { ChronicleCommandRefusal } from './decide.ts';
export { correctEntry, stateEntry, withdrawEntry } from './decide.ts';
export type { ChronicleFact, ChronicleKind } from './events.ts';
export { chronicleEvents, chronicleKinds, chronicleSubjects } from './events.ts';
export { viewChronicleEntry } from './view.ts';
