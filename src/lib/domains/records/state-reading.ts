import * as v from 'valibot';
import { err, ok, type Result } from '#lib/kernel/result/index.ts';
import { recordCapabilities } from './capabilities.ts';
import { recordEvents, type RecordPayload } from './events.ts';

/** Why a reading is not stated. */
export type ReadingRefusal =
	| { readonly code: 'not_allowed'; readonly capability: string }
	/** `field` names what is missing or too long; `note` where another reason is not put in words. */
	| { readonly code: 'bad_field'; readonly field: string };

/** Decides to state why a document is opened. */
export const stateReading = (
	payload: RecordPayload<'read.stated'>,
	{ can }: { readonly can: (capability: string) => boolean }
): Result<
	{ readonly type: 'read.stated'; readonly payload: RecordPayload<'read.stated'> },
	ReadingRefusal
> => {
	const type = 'read.stated';
	const parsed = v.safeParse(recordEvents[type], payload);
	if (!parsed.success) {
		return err({ code: 'bad_field', field: v.getDotPath(parsed.issues[0]) ?? '' });
	}
	const capability = recordCapabilities[type];
	return can(capability) ? ok({ type, payload }) : err({ code: 'not_allowed', capability });
};
