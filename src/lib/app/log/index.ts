export type { Sealing, Spaces } from './sealing.ts';
export { isClear } from './sealing.ts';
export type {
	FactSink,
	LogPorts,
	Say,
	StateFault,
	Unaccepted,
	UnacceptedEntry,
	Vocabulary
} from './ports.ts';
export { WorkspaceLog } from './workspace-log.ts';
