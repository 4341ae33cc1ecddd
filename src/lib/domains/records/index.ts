export { auditCapability, recordCapabilities } from './capabilities.ts';
export type { ReadingReason, RecordEventType, RecordFact, RecordPayload } from './events.ts';
export { recordEvents } from './events.ts';
export type { Masking } from './masking.ts';
export { maskContents } from './masking.ts';
export type { Reading } from './readings.ts';
export { recordSubjects, viewReadings } from './readings.ts';
export type { ReadingRefusal } from './state-reading.ts';
export { stateReading } from './state-reading.ts';
