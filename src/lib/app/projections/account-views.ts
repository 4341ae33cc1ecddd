import {
	accountSubjects,
	viewAccounts,
	type AccountFact,
	type AccountFrame,
	type AccountSubject,
	type Author
} from '#lib/domains/accounts/index.ts';
import { isHeld, takesPart, type Activity, type MemberId } from '#lib/domains/activities/index.ts';
import type { Organisation } from '#lib/domains/organisation/index.ts';
import { FactIndex } from '#lib/kernel/facts/index.ts';
import type { EntryId } from '#lib/kernel/identity/index.ts';
import { memoised } from './memoised.ts';

interface Sources {
	readonly had: (fact: EntryId, capability: string) => boolean;
	readonly organisation: () => Organisation;
}

/** What the accounts of an activity have to know of it. */
const frameOf = (activity: Activity): AccountFrame => ({
	activity: activity.id,
	isWithdrawn: activity.withdrawn !== null,
	isHeld: isHeld(activity),
	closedAt: activity.closed?.at ?? null
});

/** Who may keep the accounts of `activity`: `can` tells what their grants allow. */
export const accountAuthor = (
	activity: Activity,
	{ at, member, can }: { at: number; member: MemberId | null; can: (capability: string) => boolean }
): Author => ({
	...{ at, takesPart: member !== null && takesPart(activity, member) },
	manages: can('activity.manage')
});

/**
 * Accounts of activities (AL-103). A view is kept until the activity changes, or a fact about its
 * accounts comes or goes.
 */
export class AccountViews {
	readonly #sources: Sources;
	readonly #facts = new FactIndex<AccountFact>(accountSubjects);
	readonly #view = memoised((activity: Activity) =>
		memoised((facts: readonly AccountFact[]): AccountSubject => {
			const frame = frameOf(activity);
			const accounts = viewAccounts(facts, frame, ({ id, by, at }) => {
				const member = this.#sources.organisation().memberByPerson.get(by) ?? null;
				const can = (capability: string) => this.#sources.had(id, capability);
				return accountAuthor(activity, { at, member, can });
			});
			return { accounts, frame };
		})
	);

	constructor(sources: Sources) {
		this.#sources = sources;
	}

	add(fact: AccountFact): void {
		this.#facts.add(fact);
	}

	remove(fact: AccountFact): void {
		this.#facts.remove(fact);
	}

	/** The accounts of an activity as it is now. */
	of(activity: Activity): AccountSubject {
		return this.#view(activity)(this.#facts.of(activity.id));
	}
}
