export type {
	FactSink,
	LogPorts,
	Say,
	StateFault,
	Unaccepted,
	Vocabulary
} from './workspace-log.ts';
export { WorkspaceLog } from './workspace-log.ts';
