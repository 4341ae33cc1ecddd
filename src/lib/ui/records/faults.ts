import type { RecordFault } from '#lib/app/records/index.ts';
import { m } from '#lib/paraglide/messages.js';
import { unsavedSentences } from '../storage/index.ts';

const sentences: { readonly [Code in RecordFault['code']]: () => string } = {
	not_allowed: m.records_fault_not_allowed,
	not_permitted: m.records_fault_not_allowed,
	lacks_space: m.records_fault_not_allowed,
	pending: m.records_fault_not_allowed,
	void_fact: m.records_fault_not_allowed,
	bad_field: m.records_fault_note,
	needs_server: m.records_fault_needs_server,
	too_slow: m.records_fault_needs_server,
	turned_away: m.records_fault_turned_away,
	bad_proof: m.records_fault_turned_away,
	unknown_workspace: m.records_fault_turned_away,
	unknown_device: m.records_fault_turned_away,
	revoked: m.records_fault_turned_away,
	grant_ended: m.records_fault_turned_away,
	unknown_invitation: m.records_fault_turned_away,
	expired_invitation: m.records_fault_turned_away,
	used_invitation: m.records_fault_turned_away,
	founding_closed: m.records_fault_turned_away,
	evicted: m.records_fault_turned_away,
	unknown_record: m.records_fault_unknown_record,
	altered: m.records_fault_altered,
	unknown_fact: m.records_fault_state_again,
	other_device: m.records_fault_state_again,
	other_document: m.records_fault_state_again,
	too_late: m.records_fault_state_again,
	used_fact: m.records_fault_state_again,
	unknown_share: m.records_fault_unknown_share,
	share_exists: m.records_fault_share_exists,
	too_often: m.records_fault_too_often,
	daily_limit: m.records_fault_daily_limit,
	other_version: m.records_fault_other_version,
	other_host: m.records_fault_other_version,
	newer_protocol: m.records_fault_other_version,
	...unsavedSentences
};

/** Why nothing was written, opened or erased, and what to do. */
export const recordFault = ({ code }: RecordFault): string => sentences[code]();
