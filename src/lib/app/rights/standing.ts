import type { PersonId } from '#lib/kernel/identity/index.ts';
import type { Workspace } from '../session/index.ts';
import { heldRights } from './held-rights.ts';

/** Where the owner of this device stands in the workspace, as far as this device knows. */
export type Standing =
	| { readonly type: 'member' | 'waiting' | 'device_revoked' }
	/** The relay says that rights or device were taken back, and this device has not heard of it yet. */
	| { readonly type: 'turned_away' }
	/** By whom, and when they say they did it (milliseconds since 1970). */
	| { readonly type: 'removed'; readonly by: PersonId | 'stewards' | ''; readonly at: number }
	/** With the last moment of the right that lasted longest; undefined where only the relay knows. */
	| { readonly type: 'ended'; readonly at: number | undefined };

/** Where this device's owner stands at `now` (milliseconds since 1970); the relay may know more. */
export const standingOf = (
	workspace: Workspace,
	now: number,
	refusal: string | undefined
): Standing => {
	const { log, person, device } = workspace;
	const { authority } = log;
	const isMember = authority.grantsWith(person, device, now).length > 0;
	if (isMember) return toldByRelay(refusal);
	const own = authority.devicesOf(person).find((each) => each.device === device);
	if (own && !own.isLive) return { type: 'device_revoked' };
	const all = heldRights(workspace).filter((right) => right.person === person);
	const until = all.flatMap((right) => (right.ended ? [] : (right.until ?? [])));
	if (until.length > 0) return { type: 'ended', at: Math.max(...until) };
	const last = all
		.flatMap(({ ended }) => ended ?? [])
		.reduce<{ by: PersonId | 'stewards' | ''; at: number } | undefined>(
			(latest, each) => (latest && latest.at > each.at ? latest : each),
			undefined
		);
	if (!last) return { type: 'waiting' };
	return { type: 'removed', ...last };
};

const toldByRelay = (refusal: string | undefined): Standing => {
	if (refusal === 'revoked') return { type: 'turned_away' };
	if (refusal === 'grant_ended') return { type: 'ended', at: undefined };
	return { type: 'member' };
};
