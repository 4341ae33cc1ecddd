import { MeetingSource } from './meeting-source.ts';
import type { RecordSource, ScoreSources } from './record-source.ts';

/** Everything that feeds a term's records: whoever adds facts that score adds a source here. */
export const recordSources = (workspace: ScoreSources): readonly RecordSource[] => [
	new MeetingSource(workspace)
];
