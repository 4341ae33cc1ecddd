import * as v from 'valibot';
import { err, ok, type Result } from '#lib/kernel/result/index.ts';
import { hostEvents, type HostEvent, type HostPayload } from './events.ts';

/** Who keeps the roster: `today` is the day in the workspace's time zone. */
export interface Author {
	readonly today: string;
	readonly can: (capability: 'activity.manage') => boolean;
}

export type HostRefusal =
	| { readonly code: 'not_allowed'; readonly capability: 'activity.manage' }
	| { readonly code: 'in_the_future' }
	| { readonly code: 'bad_field'; readonly field: string };

/** Puts a member on the roster of trained hosts, says anew what it says, or takes them off (AL-105). */
export const listHost = (told: HostPayload, author: Author): Result<HostEvent, HostRefusal> => {
	const parsed = v.safeParse(hostEvents['host.listed'], told);
	if (!parsed.success)
		return err({ code: 'bad_field', field: v.getDotPath(parsed.issues[0]) ?? '' });
	const capability = 'activity.manage';
	if (!author.can(capability)) return err({ code: 'not_allowed', capability });
	if (told.trainedOn !== null && told.trainedOn > author.today)
		return err({ code: 'in_the_future' });
	return ok({ type: 'host.listed', payload: told });
};
