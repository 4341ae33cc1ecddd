import { controlSpace, type EntryId, type PersonId } from '#lib/kernel/identity/index.ts';
import { err, ok, type Result } from '#lib/kernel/result/index.ts';
import type { Term } from '#lib/domains/organisation/index.ts';
import type { StateFault, WorkspaceLog } from '../log/index.ts';
import { instantToDate } from '../time/index.ts';
import { checkOf } from './check.ts';
import { frontierOf } from './frontier.ts';
import type { SealRequest } from './requests.ts';
import type { Settlements } from './settlements.ts';

/**
 * Why nothing was signed. `disputed`: this device does not agree with an earlier seal, or an entry was
 * lost here; `incomplete`, `differs`: it does not come to the totals that it is to sign.
 */
export type SealFault =
	| StateFault
	| {
			readonly code:
				| 'not_over'
				| 'already_sealed'
				| 'disputed'
				| 'too_many_chains'
				| 'own_request'
				| 'incomplete'
				| 'differs';
	  };

/** What closing a term needs of its workspace. */
export interface Closing {
	readonly log: WorkspaceLog;
	readonly person: PersonId;
	readonly settlements: Settlements;
	readonly timezone: string;
	/** Milliseconds since 1970. */
	readonly now: number;
}

/** More would not fit into an entry of the control space. */
const MOST_CHAINS = 220;

/** Signs a term's totals, as they follow from everything that is known here, as the first of two. */
export const sealTerm = async (
	{ log, settlements, timezone, now }: Closing,
	term: Term
): Promise<Result<EntryId, SealFault>> => {
	if (instantToDate(now, timezone) <= term.to) return err({ code: 'not_over' });
	const overlaps = settlements.seals.some(({ from, to }) => from <= term.to && term.from <= to);
	if (overlaps) return err({ code: 'already_sealed' });
	await settlements.review();
	const frontier = frontierOf(log.entries());
	if (frontier.length > MOST_CHAINS) return err({ code: 'too_many_chains' });
	const { totals, facts, gaps } = await settlements.totalsAt(frontier, term);
	if (gaps.length > 0 || settlements.disputes().length > 0) return err({ code: 'disputed' });
	const { from, to, title: label } = term;
	const stated = await log.state(controlSpace, (say) =>
		say({ type: 'term.sealed', payload: { from, to, label, frontier, facts, totals } })
	);
	return stated.ok ? firstOf(stated.value) : stated;
};

/** Signs a term's totals as the second person, who has come to the same by themselves. */
export const countersign = async (
	{ log, settlements, person }: Pick<Closing, 'log' | 'settlements' | 'person'>,
	request: SealRequest
): Promise<Result<EntryId, SealFault>> => {
	if (request.by === person) return err({ code: 'own_request' });
	const own = await settlements.ownSoon(request);
	const check = checkOf(request, own);
	if ('own' in check) return err({ code: check.state });
	const stated = await log.state(controlSpace, (say) =>
		say({ type: 'term.countersigned', payload: { seal: request.id, totals: own.totals } })
	);
	return stated.ok ? firstOf(stated.value) : stated;
};

const firstOf = ([id]: readonly EntryId[]): Result<EntryId, never> => {
	if (!id) throw new Error('a batch that was kept has been built');
	return ok(id);
};
