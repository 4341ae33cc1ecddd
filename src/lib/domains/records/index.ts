export { auditCapability, recordCapabilities } from './capabilities.ts';
export type { ReadingReason, RecordEventType, RecordFact, RecordPayload } from './events.ts';
export { readingReasons, recordEvents } from './events.ts';
export type { MaskedKind } from './masking.ts';
export { masks } from './masking.ts';
export type { Reading } from './readings.ts';
export { recordSubjects, viewReadings } from './readings.ts';
export type { ReadingRefusal } from './state-reading.ts';
export { stateReading } from './state-reading.ts';
