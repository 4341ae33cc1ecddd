/** What happened to a penalty or a remark, step by step, as people read it. */
import type { Penalty, Remark, Reward, Stated } from '#lib/domains/conduct/index.ts';
import { m } from '#lib/paraglide/messages.js';
import { measureText } from './words.ts';

export interface Step extends Stated {
	readonly what: string;
	/** What was said; null where it lies on paper or nothing was. */
	readonly text: string | null;
	readonly onPaper: boolean;
}

type Order = { readonly at: number; readonly id: string };
const byTime = (a: Order, b: Order) => a.at - b.at || (a.id < b.id ? -1 : 1);

const step = (
	{ id, by, at }: Stated,
	what: string,
	text: string | null,
	onPaper = false
): Step => ({
	...{ id, by, at },
	...{ what, text, onPaper }
});

/** A penalty from its proposal to the outcome of its appeal; nothing is left out. */
export const penaltySteps = (penalty: Penalty): readonly Step[] =>
	[
		step(penalty.proposed, m.conduct_did_proposed(), penalty.reason),
		...penalty.answers.map((each) => {
			const isStatement = each.kind === 'statement';
			const what = isStatement ? m.conduct_did_statement() : m.conduct_did_self_criticism();
			return step(each, what, each.text, each.onPaper);
		}),
		...penalty.comments.map((each) => step(each, m.conduct_did_comment(), each.text)),
		...penalty.decisions.map((each) => {
			const measure = measureText(each);
			const isImposed = each.outcome === 'imposed';
			const what = isImposed ? m.conduct_did_imposed({ measure }) : m.conduct_did_rejected();
			return step(each, what, each.reason);
		}),
		...penalty.appeals.map((each) => step(each, m.conduct_did_appeal(), each.text, each.onPaper)),
		...penalty.appealDecisions.map((each) => {
			const what = {
				upheld: () => m.conduct_did_upheld(),
				changed: () => m.conduct_did_changed({ measure: measureText(each) }),
				lifted: () => m.conduct_did_lifted()
			}[each.outcome]();
			return step(each, what, each.reason);
		})
	].sort(byTime);

/** A remark with its corrections and withdrawals. */
export const remarkSteps = ({ versions, withdrawals }: Remark): readonly Step[] =>
	[
		...versions.map((each, index) => {
			const what = index === 0 ? m.conduct_did_recorded() : m.conduct_did_corrected();
			return step(
				each,
				`${what} · ${each.date} · ${measureText({ ...each, level: null })}`,
				each.reason
			);
		}),
		...withdrawals.map((each) => step(each, m.conduct_did_withdrawn(), each.reason))
	].sort(byTime);

/** A reward with what each cadre said. */
export const rewardSteps = ({ proposed, contribution, answers }: Reward): readonly Step[] =>
	[
		step(proposed, m.conduct_did_proposed(), contribution),
		...answers
			.filter(({ id }) => id !== proposed.id)
			.map((each) => {
				const what = each.approves ? m.conduct_did_approved() : m.conduct_did_refused();
				return step(each, what, each.reason, each.onPaper);
			})
	].sort(byTime);
