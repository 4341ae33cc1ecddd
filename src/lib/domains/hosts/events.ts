/** The payload of the facts about who is trained to host activities (AL-105). */
import * as v from 'valibot';
import type { Fact } from '#lib/kernel/facts/index.ts';
import { calendarDate, line, objectId } from '#lib/kernel/fields/index.ts';

export const hostEvents = {
	/** The whole of what the roster says of a member, in the place of what it said before. */
	'host.listed': v.strictObject({
		member: objectId,
		trainedOn: v.nullable(calendarDate),
		note: v.union([v.literal(''), line(120)]),
		/** False: no longer on the roster. */
		listed: v.boolean()
	})
};

export type HostPayload = Readonly<v.InferOutput<(typeof hostEvents)['host.listed']>>;

export interface HostEvent {
	readonly type: 'host.listed';
	readonly payload: HostPayload;
}

/** An accepted entry of this domain. */
export type HostFact = Fact<'host.listed', HostPayload>;
