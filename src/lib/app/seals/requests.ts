import { parseControl, type TermSeal } from '#lib/kernel/authority/index.ts';
import { controlSpace, type PersonId } from '#lib/kernel/identity/index.ts';
import type { WorkspaceLog } from '../log/index.ts';
import { isRealPeriod } from './sealed-terms.ts';

/** A seal that one person has signed and that waits for another's signature. */
export interface SealRequest extends Pick<
	TermSeal,
	'id' | 'from' | 'to' | 'label' | 'frontier' | 'facts' | 'totals'
> {
	readonly by: PersonId;
	/** Milliseconds since 1970, the first signer's claim. */
	readonly at: number;
}

/** Seals that wait for a second signature: of each period the latest, unless it is closed already. */
export const sealRequests = (log: WorkspaceLog): readonly SealRequest[] => {
	const { authority } = log;
	const latest = new Map<string, SealRequest>();
	for (const { id, entry } of log.entries()) {
		if (entry.type !== 'term.sealed' || entry.space !== controlSpace) continue;
		if (entry.by === '' || authority.refused.has(id)) continue;
		const event = parseControl(entry.type, entry.payload);
		if (event?.type !== 'term.sealed') continue;
		const { from, to, label, frontier, facts, totals } = event.payload;
		const isClosed = authority.seals.some((seal) => seal.from <= to && from <= seal.to);
		if (isClosed || !isRealPeriod(event.payload, authority.timezone)) continue;
		const before = latest.get(`${from} ${to}`);
		const isLater = !before || before.at < entry.at || (before.at === entry.at && before.id < id);
		const request = { id, from, to, label, frontier, facts, totals, by: entry.by, at: entry.at };
		if (isLater) latest.set(`${from} ${to}`, request);
	}
	return [...latest.values()].sort((a, b) => (a.to < b.to ? -1 : 1));
};

/** Who signed and when, by their own claim (milliseconds since 1970). */
export interface Signature {
	readonly by: PersonId;
	readonly at: number;
}

/** The two signatures of a seal in force. */
export const signaturesOf = (
	log: WorkspaceLog,
	{ id, by, countersignedBy }: TermSeal
): { readonly first: Signature; readonly second: Signature } => {
	const second = [...log.entries()]
		.filter(
			({ entry }) =>
				entry.type === 'term.countersigned' &&
				entry.by === countersignedBy &&
				entry.payload['seal'] === id
		)
		.map(({ entry }) => entry.at);
	return {
		first: { by, at: log.entry(id)?.at ?? 0 },
		second: { by: countersignedBy, at: Math.min(...second) }
	};
};
