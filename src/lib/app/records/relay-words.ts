import type { Space } from '#lib/kernel/identity/index.ts';
import { err, ok, type Result } from '#lib/kernel/result/index.ts';
import type { ShareFault, ShareLine } from '#lib/kernel/sync/index.ts';
import type { RecordFault, RecordsParts } from './ports.ts';

/** Waits until the relay has all that was stated here. */
export const reachRelay = async ({
	sent,
	shares
}: RecordsParts): Promise<Result<null, RecordFault>> => {
	const reached = shares ? await sent() : 'late';
	if (reached === 'there') return ok(null);
	return err({ code: reached === 'refused' ? 'turned_away' : 'needs_server' });
};

/** Says something about shares to the relay. */
export const speak = async <T>(
	{ shares }: RecordsParts,
	space: Space,
	say: (line: ShareLine) => Promise<Result<T, ShareFault>>
): Promise<Result<T, RecordFault>> => {
	if (!shares) return err({ code: 'needs_server' });
	const answered = await say(shares(space));
	if (answered.ok) return answered;
	const { code } = answered.error;
	return err<RecordFault>({ code: code === 'unreachable' ? 'needs_server' : code });
};
