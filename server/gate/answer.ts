import { MAX_ANSWER_BYTES, readFrame, type MessageOf } from '#lib/kernel/protocol/index.ts';
import { err, ok, type Result } from '#lib/kernel/result/index.ts';
import { closeCodes, type CloseCode } from '../close-codes.ts';
import type { Connection } from '../seams.ts';

/** Why a socket is closed before its answer was judged. */
type Ending = { readonly code: CloseCode; readonly reason: string };

/** Waits for the one message that a client may send before it is let in. */
export const receiveAnswer = (
	connection: Connection,
	patienceMs: number
): Promise<Result<MessageOf<'answer'>, Ending>> =>
	new Promise((resolve) => {
		const settle = (result: Result<MessageOf<'answer'>, Ending>) => {
			clearTimeout(timer);
			connection.receive(undefined);
			resolve(result);
		};
		const timer = setTimeout(
			() => settle(err({ code: closeCodes.proveAgain, reason: 'too_slow' })),
			patienceMs
		);
		connection.onEnd(() => settle(err({ code: closeCodes.normal, reason: '' })));
		connection.receive((bytes, isText) => settle(readAnswer(bytes, isText)));
	});

const readAnswer = (bytes: Uint8Array, isText: boolean): Result<MessageOf<'answer'>, Ending> => {
	// The bytes are only valid during the call.
	const read = isText ? undefined : readFrame(Uint8Array.from(bytes), MAX_ANSWER_BYTES);
	if (read?.ok && read.value.type === 'answer') return ok(read.value);
	const isLarge = read && !read.ok && read.error.code === 'too_large';
	return err(
		isLarge
			? { code: closeCodes.tooBig, reason: 'too_large' }
			: { code: closeCodes.malformed, reason: 'malformed' }
	);
};
