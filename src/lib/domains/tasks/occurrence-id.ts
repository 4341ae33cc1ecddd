import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToText, entryToObject, type ObjectId } from '#lib/kernel/identity/index.ts';
import type { TaskFactOf } from './events.ts';
import type { RecurrenceId, TaskId } from './task.ts';

const domain = 'tongban task occurrence';

/**
 * The id of a recurring task's occurrence on its day: the first 16 bytes of
 * SHA-256(domain 0 rule 0 date). Two devices that make it offline make the same task.
 */
export const occurrenceId = (rule: RecurrenceId, date: string): TaskId => {
	const bytes = new TextEncoder().encode([domain, rule, date].join('\0'));
	// 22 characters of base64url, as every object's id.
	return bytesToText(sha256(bytes).subarray(0, 16)) as ObjectId;
};

/** The task that a fact sets: an occurrence by its rule and day, any other by its entry. */
export const taskSetBy = ({ id, payload }: TaskFactOf<'task.set'>): TaskId =>
	payload.occurrence
		? occurrenceId(payload.occurrence.rule, payload.occurrence.date)
		: entryToObject(id);
