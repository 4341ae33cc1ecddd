import { m } from '#lib/paraglide/messages.js';

// Codes come from the log, the authority and the relay; one this table does not know is a newer one.
const sentences: Readonly<Record<string, () => string>> = {
	not_founded: m.health_reason_not_founded,
	unknown_event: m.health_reason_unknown_event,
	unknown_person: m.health_reason_unknown_person,
	foreign_device: m.health_reason_foreign_device,
	unknown_grant: m.health_reason_unknown_grant,
	not_holder: m.health_reason_not_holder,
	revoked: m.health_reason_revoked,
	lacks_capability: m.health_reason_lacks_capability,
	lacks_space: m.health_reason_lacks_space,
	not_senior: m.health_reason_not_senior,
	unknown_invitation: m.health_reason_unknown_invitation,
	bad_proof: m.health_reason_bad_proof,
	newer_version: m.health_reason_newer_version,
	malformed_payload: m.health_reason_malformed_payload,
	no_key: m.health_reason_no_key,
	bad_ciphertext: m.health_reason_bad_ciphertext,
	not_sealed: m.health_reason_not_sealed,
	broken_chain: m.health_reason_broken_chain,
	bad_signature: m.health_reason_bad_signature,
	waiting: m.health_reason_waiting,
	log_full: m.health_reason_log_full,
	device_revoked: m.health_reason_device_revoked,
	not_own_device: m.health_reason_not_own_device,
	not_reachable: m.health_reason_not_reachable,
	expired: m.health_reason_expired,
	bad_signatures: m.health_reason_bad_signatures,
	unknown_space: m.health_reason_unknown_space,
	unknown_seal: m.health_reason_unknown_seal,
	same_person: m.health_reason_same_person,
	other_totals: m.health_reason_other_totals,
	superseded: m.health_reason_superseded
};

/** Why an entry that is kept has no effect, as a sentence. */
export function reasonText(code: string): string {
	return (sentences[code] ?? m.health_reason_rule)();
}

/** Why the relay did not take an entry: its own codes, where they are not those of the log. */
export function relayReasonText(code: string): string {
	return sentences[code]?.() ?? m.health_reason_relay({ code });
}

const advice: Readonly<Record<string, () => string>> = {
	unknown_event: m.health_advice_update,
	newer_version: m.health_advice_update,
	unknown_grant: m.health_advice_wait,
	waiting: m.health_advice_wait,
	unknown_space: m.health_advice_wait,
	unknown_seal: m.health_advice_wait,
	revoked: m.health_advice_ratify,
	device_revoked: m.health_advice_ratify,
	expired: m.health_advice_again,
	lacks_capability: m.health_advice_again,
	lacks_space: m.health_advice_again,
	not_senior: m.health_advice_again,
	not_reachable: m.health_advice_again,
	bad_signatures: m.health_advice_again,
	same_person: m.health_advice_again,
	other_totals: m.health_advice_again,
	unknown_invitation: m.health_advice_invite,
	bad_proof: m.health_advice_invite,
	foreign_device: m.health_advice_ask,
	not_holder: m.health_advice_ask,
	not_own_device: m.health_advice_ask,
	bad_signature: m.health_advice_ask,
	broken_chain: m.health_advice_ask,
	unknown_person: m.health_advice_ask
};

/** What a person can do about an entry that does not count. */
export function adviceText(code: string): string {
	return (advice[code] ?? m.health_advice_none)();
}
