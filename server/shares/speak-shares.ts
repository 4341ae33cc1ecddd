import { readFrame, writeFrame, type Message } from '#lib/kernel/protocol/index.ts';
import { closeCodes } from '../close-codes.ts';
import { rightTo } from '../gate/index.ts';
import type { Connection, SharePath } from '../seams.ts';
import type { ShareMessage, Shares, Speaker } from './shares.ts';

/** What one socket of a room of shares is made of. */
export type ShareSocket = Omit<Speaker, 'space'> & {
	readonly connection: Connection;
	readonly path: SharePath;
	readonly shares: Shares;
	readonly now: () => number;
	/** Takes bytes from what the device may still send today. */
	readonly spend: (bytes: number) => boolean;
	readonly limited: (limit: string) => void;
	/** Tells the metrics what became of a message, without any id. */
	readonly shared: (outcome: string) => void;
	readonly report: (reason: unknown) => void;
};

const MOST_BYTES = 1024;

/** Answers one message about a share at a time; the messages are described in kernel/protocol. */
export const speakShares = (socket: ShareSocket): void => {
	const { connection, spend, limited } = socket;
	let isBusy = false;
	connection.receive((bytes, isText) => {
		const message = isText ? undefined : readMessage(bytes);
		if (!message) return connection.end(closeCodes.malformed, 'malformed');
		if (isBusy || message === 'out_of_turn') {
			return connection.end(closeCodes.policy, 'out_of_turn');
		}
		if (!spend(bytes.length)) {
			limited('daily_limit');
			return connection.end(closeCodes.policy, 'daily_limit');
		}
		isBusy = true;
		answer(socket, message)
			.then((frame) => {
				isBusy = false;
				if (frame) connection.send(frame);
			})
			.catch((reason: unknown) => {
				socket.report(reason);
				connection.end(closeCodes.fault);
			});
	});
};

/** The bytes are only valid during the call, so they are copied. */
const readMessage = (bytes: Uint8Array): ShareMessage | 'out_of_turn' | undefined => {
	const read = readFrame(Uint8Array.from(bytes), MOST_BYTES);
	if (!read.ok) return undefined;
	const { type } = read.value;
	return type === 'keep' || type === 'ask' || type === 'drop' ? read.value : 'out_of_turn';
};

const outcomes = { keep: 'kept', ask: 'given', drop: 'dropped' } as const;

/** The answer as a frame; undefined where the socket has been ended meanwhile. */
const answer = async (
	socket: ShareSocket,
	message: ShareMessage
): Promise<Uint8Array | undefined> => {
	const { connection, workspace, device, path, shares, now, shared } = socket;
	const right = rightTo(workspace.authority, device, path, now());
	if (!right.ok) {
		connection.end(closeCodes.stop, right.error);
		return undefined;
	}
	const answered = await shares.answer({ workspace, device, space: path.space }, message);
	shared(answered.ok ? outcomes[message.type] : answered.error);
	const { document } = message;
	const said: Message = answered.ok
		? answered.value
		: { type: 'declined', document, code: answered.error };
	return writeFrame(said);
};
