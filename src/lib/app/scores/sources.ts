import { ActivitySource } from './activity-source.ts';
import { ConductSource } from './conduct-source.ts';
import { MeetingSource } from './meeting-source.ts';
import { NoteSource } from './note-source.ts';
import type { RecordSource, ScoreSources } from './record-source.ts';
import { TaskRecords } from './task-records.ts';

/** Everything that feeds a term's records: whoever adds facts that score adds a source here. */
export const recordSources = (workspace: ScoreSources): readonly RecordSource[] => [
	new MeetingSource(workspace),
	new NoteSource(workspace),
	new ConductSource(workspace),
	new TaskRecords(workspace),
	new ActivitySource(workspace)
];
