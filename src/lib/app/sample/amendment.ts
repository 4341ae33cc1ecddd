import { addDays } from '#lib/domains/tasks/index.ts';
import { entryToObject } from '#lib/kernel/identity/index.ts';
import type { Say } from '../log/index.ts';

/** Proposes to count lates at routine meetings double from the next term on, and says one thing about it. */
export const sampleAmendment = (say: Say, { to }: { readonly to: string }, at: number): void => {
	const amendment = entryToObject(
		say({
			type: 'amendment.proposed',
			payload: {
				figures: [{ key: 'AL-20.late', value: '-2' }],
				from: addDays(to, 1),
				reason: '例会迟到仍然偏多，建议下学期起加重。'
			},
			at
		})
	);
	const text = '请大家先看推演：迟到多的同学会少几分，其他人不变。';
	say({ type: 'amendment.commented', payload: { amendment, text }, at: at + 60_000 });
};
