import { m } from '#lib/paraglide/messages.js';

/** Why the relay closed the door, as a sentence. */
export function refusalText(code: string): string {
	const known: Readonly<Record<string, () => string>> = {
		unknown_workspace: m.health_refusal_unknown_workspace,
		unknown_device: m.health_refusal_unknown_device,
		revoked: m.health_refusal_revoked,
		grant_ended: m.health_refusal_grant_ended,
		founding_closed: m.health_refusal_founding_closed,
		evicted: m.health_refusal_evicted,
		daily_limit: m.health_refusal_daily_limit
	};
	return known[code]?.() ?? m.health_refusal_other({ code });
}
