import type { DeviceId, EntryId, ObjectId, PersonId } from '#lib/kernel/identity/index.ts';
import type { DocumentId } from '#lib/kernel/sealed/index.ts';
import type { ReadingReason, RecordFact } from './events.ts';

/** That somebody stated why they open the full document of a record. */
export interface Reading {
	readonly id: EntryId;
	readonly record: ObjectId;
	readonly document: DocumentId;
	readonly by: PersonId;
	readonly device: DeviceId;
	/** The reader's claim, in milliseconds since 1970. */
	readonly at: number;
	readonly reason: ReadingReason;
	readonly note: string | null;
	readonly fields: readonly string[];
}

/** For `FactIndex`: a record has readings, and a reader has. */
export const recordSubjects = ({ payload, by }: RecordFact): readonly string[] => [
	payload.record,
	by
];

/** The readings that facts state, latest first. */
export const viewReadings = (facts: readonly RecordFact[]): readonly Reading[] =>
	facts
		.map(({ id, by, device, at, payload }) => ({ id, by, device, at, ...payload }))
		.sort((a, b) => b.at - a.at || (a.id < b.id ? -1 : 1));
