import { controlSpace, type EntryId } from '#lib/kernel/identity/index.ts';
import type { Result } from '#lib/kernel/result/index.ts';
import type { StateFault } from '../log/index.ts';
import type { Workspace } from '../session/index.ts';
import { grantTo, mayGive } from './giving.ts';
import { heldRights, isInForce, type HeldRight } from './held-rights.ts';

/** A right that ends soon, or has just ended, and that nothing else of its holder replaces. */
export interface EndingRight extends HeldRight {
	/** The last moment of it, in milliseconds since 1970. */
	readonly until: number;
	/** Whether this person may give it anew. */
	readonly mayRenew: boolean;
}

const DAY_MS = 86_400_000;
const BEFORE_MS = 14 * DAY_MS;
/** Whoever missed the end is listed for as long as a holiday may last. */
const AFTER_MS = 60 * DAY_MS;

/** The rights that end within 14 days of `now` or have ended within 60, the earliest end first. */
export const endingRights = (workspace: Workspace, now: number): readonly EndingRight[] => {
	const held = heldRights(workspace);
	return held
		.flatMap((right): readonly EndingRight[] => {
			const { until, ended } = right;
			if (until === undefined || ended) return [];
			const isNear = until - BEFORE_MS <= now && now <= until + AFTER_MS;
			if (!isNear || held.some((other) => replaces(other, { ...right, until }, now))) return [];
			return [{ ...right, until, mayRenew: mayRenew(workspace, right, now) }];
		})
		.sort((a, b) => a.until - b.until || (a.grant < b.grant ? -1 : 1));
};

/**
 * Gives these rights anew, until a later day: all of them or none. The earlier ones are not taken
 * back; they end by themselves, so that nothing is cut off that their holders write offline.
 */
export const renewRights = (
	workspace: Workspace,
	rights: readonly EndingRight[],
	until: number
): Promise<Result<readonly EntryId[], StateFault>> =>
	workspace.stateAll((say) => {
		for (const right of rights)
			say(grantTo(right.person, { ...right, role: roleOf(right), until }));
	}, controlSpace);

/** Another right of the same person that lasts longer and gives at least as much. */
const replaces = (
	other: HeldRight,
	right: HeldRight & { readonly until: number },
	now: number
): boolean =>
	other.person === right.person &&
	isInForce(other, now) &&
	(other.until === undefined || other.until > right.until) &&
	covers(other.capabilities, right.capabilities) &&
	covers(other.spaces, right.spaces);

const covers = (held: readonly string[], wanted: readonly string[]): boolean =>
	held.includes('*') || wanted.every((each) => held.includes(each));

const mayRenew = ({ log, person, device }: Workspace, right: HeldRight, now: number): boolean =>
	log.authority.grantsWith(person, device, now).some((grant) => mayGive(grant, right));

const roleOf = ({ role }: HeldRight) => (role === 'root' ? undefined : role);
