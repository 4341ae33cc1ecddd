/**
 * The challenge at the relay's door; its messages are described in kernel/protocol. There is no
 * account: an answer proves that its sender holds the key it names, for this very socket. What the key
 * may do is told by the workspace's control entries, or, at a recovery room, by its own address.
 */
import { randomBytes } from 'node:crypto';
import { isSignedBy, type Space, type WorkspaceId } from '#lib/kernel/identity/index.ts';
import {
	accessRefusals,
	answerMessage,
	MAX_ANSWER_BYTES,
	versionOf,
	writeFrame,
	type AccessRefusal,
	type MessageOf,
	type Room
} from '#lib/kernel/protocol/index.ts';
import { err, ok, type Result } from '#lib/kernel/result/index.ts';
import { closeCodes } from '../close-codes.ts';
import type { Admission, Connection, Gate, GatedPath } from '../seams.ts';
import { admit, type AdmitParts } from './admit.ts';
import { receiveAnswer } from './answer.ts';

/** What a gate is made of. */
export type GateParts = AdmitParts & {
	/** How long a client may take to answer, in milliseconds. */
	readonly patienceMs?: number;
	/** Sockets of one address that may be at the door at once; a school has one address. */
	readonly pendingPerAddress?: number;
};

const PATIENCE_MS = 10_000;
const PENDING_PER_ADDRESS = 1_000;
/** The answer, with room for frames and signs of life around it. */
const MAX_BYTES_BEFORE_PROOF = MAX_ANSWER_BYTES + 4 * 1024;

/** Makes the gate. */
export const openGate = (parts: GateParts): Gate => {
	const pending = new Map<string, number>();
	const limit = parts.pendingPerAddress ?? PENDING_PER_ADDRESS;
	return async (connection, path) => {
		const { address } = connection;
		const waiting = pending.get(address) ?? 0;
		if (waiting >= limit) {
			connection.end(closeCodes.later);
			return undefined;
		}
		pending.set(address, waiting + 1);
		try {
			return await challenge(parts, connection, path);
		} finally {
			const left = (pending.get(address) ?? 1) - 1;
			if (left > 0) pending.set(address, left);
			else pending.delete(address);
		}
	};
};

const challenge = async (
	parts: GateParts,
	connection: Connection,
	path: GatedPath
): Promise<Admission | undefined> => {
	const nonce = Uint8Array.from(randomBytes(32));
	const room = toRoom(path);
	const { host } = connection;
	const asked = { type: 'challenge', version: versionOf(room), nonce, host } as const;
	connection.limitReading(MAX_BYTES_BEFORE_PROOF);
	connection.send(writeFrame(asked));
	const answered = await receiveAnswer(connection, parts.patienceMs ?? PATIENCE_MS);
	if (!answered.ok) {
		connection.end(answered.error.code, answered.error.reason);
		return undefined;
	}
	connection.receive(() => connection.end(closeCodes.policy, 'out_of_turn'));
	const answer = answered.value;
	const proven = await prove(connection, room, { ...answer, nonce });
	const admitted = proven.ok ? await letIn(parts, connection, path, answer) : proven;
	if (!admitted.ok) {
		connection.end(accessRefusals[admitted.error], admitted.error);
		return undefined;
	}
	connection.receive(undefined);
	connection.limitReading(undefined);
	connection.send(writeFrame({ type: 'ready', canWrite: admitted.value.canWrite() }));
	return admitted.value;
};

/** The address as the client signs it. Its names come from the network: no right rests on their brand. */
const toRoom = (path: GatedPath): Room =>
	path.type === 'recovery'
		? path
		: { ...path, workspace: path.workspace as WorkspaceId, space: path.space as Space };

/** Whether the sender of an answer holds the key that it names. */
const prove = async (
	{ host }: Connection,
	room: Room,
	answer: MessageOf<'answer'> & { readonly nonce: Uint8Array }
): Promise<Result<null, AccessRefusal>> => {
	if (answer.version !== versionOf(room)) return err('other_version');
	const said = answerMessage(host, room, answer);
	const isGenuine = await isSignedBy(answer.device, said, answer.signature);
	return isGenuine ? ok(null) : err('bad_proof');
};

const letIn = async (
	parts: GateParts,
	connection: Connection,
	path: GatedPath,
	answer: MessageOf<'answer'>
): Promise<Result<Admission, AccessRefusal>> => {
	if (path.type !== 'recovery') return admit(parts, connection, path, answer);
	const { device } = answer;
	// A recovery room is open to the key in its address, and writes nothing.
	return device === path.key ? ok({ device, canWrite: () => false }) : err('bad_proof');
};
