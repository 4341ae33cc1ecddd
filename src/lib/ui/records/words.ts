import type { ReadingReason, RowLevel } from '#lib/domains/records/index.ts';
import { m } from '#lib/paraglide/messages.js';

const reasons: { readonly [Reason in ReadingReason]: () => string } = {
	guardian: m.records_reason_guardian,
	safety: m.records_reason_safety,
	official: m.records_reason_official,
	correction: m.records_reason_correction,
	handover: m.records_reason_handover,
	other: m.records_reason_other
};

/** Why a record was opened in full. */
export const reasonName = (reason: ReadingReason): string => reasons[reason]();

const levels: { readonly [Level in RowLevel]: () => string } = {
	list: m.records_level_list,
	everyday: m.records_level_everyday,
	full: m.records_level_full
};

/** Where a row is shown. */
export const levelName = (level: RowLevel): string => levels[level]();
