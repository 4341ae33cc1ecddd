/**
 * The challenge at the relay's door; its messages are described in kernel/protocol. A proof is judged
 * by what the relay holds of the workspace and what the client brings. There is no account: a founding
 * entry certifies itself, because the workspace's id is its hash.
 */
import { randomBytes } from 'node:crypto';
import {
	controlSpace,
	isSignedBy,
	type DeviceId,
	type EntryId,
	type Space,
	type WorkspaceId
} from '#lib/kernel/identity/index.ts';
import type { SignedEntry } from '#lib/kernel/log/index.ts';
import {
	accessRefusals,
	answerMessage,
	fromWire,
	MAX_ANSWER_BYTES,
	PROTOCOL_VERSION,
	writeFrame,
	type AccessRefusal,
	type MessageOf,
	type Room
} from '#lib/kernel/protocol/index.ts';
import { err, ok, type Result } from '#lib/kernel/result/index.ts';
import { closeCodes } from '../close-codes.ts';
import type { Admission, Connection, DraftPath, Gate, LogPath } from '../seams.ts';
import { receiveAnswer } from './answer.ts';
import { joinRefusal, rightTo } from './rights.ts';
import type { Workspace } from './workspace.ts';
import type { Workspaces } from './workspaces.ts';

/** Decides on offered control entries: answers those that are not kept, with the reason. */
type JudgeProof = (offered: {
	readonly entries: readonly SignedEntry[];
	readonly authority: Workspace['authority'];
}) => ReadonlyMap<EntryId, string>;

/** What a gate is made of. */
export type GateParts = {
	readonly workspaces: Workspaces;
	/** Offers control entries to the workspace's log; answers once what was kept is on disk. */
	readonly offer: (
		workspace: Workspace,
		entries: readonly SignedEntry[],
		judge: JudgeProof
	) => Promise<unknown>;
	/** Epoch milliseconds. */
	readonly now: () => number;
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
	path: DraftPath | LogPath
): Promise<Admission | undefined> => {
	const nonce = Uint8Array.from(randomBytes(32));
	const { host } = connection;
	const asked = { type: 'challenge', version: PROTOCOL_VERSION, nonce, host } as const;
	connection.limitReading(MAX_BYTES_BEFORE_PROOF);
	connection.send(writeFrame(asked));
	const answered = await receiveAnswer(connection, parts.patienceMs ?? PATIENCE_MS);
	if (!answered.ok) {
		connection.end(answered.error.code, answered.error.reason);
		return undefined;
	}
	connection.receive(() => connection.end(closeCodes.policy, 'out_of_turn'));
	const admitted = await judge(parts, connection, path, { ...answered.value, nonce });
	if (admitted.ok) return admitted.value;
	connection.end(accessRefusals[admitted.error], admitted.error);
	return undefined;
};

const judge = async (
	parts: GateParts,
	connection: Connection,
	path: DraftPath | LogPath,
	answer: MessageOf<'answer'> & { readonly nonce: Uint8Array }
): Promise<Result<Admission, AccessRefusal>> => {
	if (answer.version !== PROTOCOL_VERSION) return err('other_version');
	const said = answerMessage(connection.host, toRoom(path), answer);
	const isGenuine = await isSignedBy(answer.device, said, answer.signature);
	return isGenuine ? admit(parts, connection, path, answer) : err('bad_proof');
};

/** The address as the client signs it. Its names come from the network: no right rests on their brand. */
const toRoom = (path: DraftPath | LogPath): Room => ({
	...path,
	workspace: path.workspace as WorkspaceId,
	space: path.space as Space
});

const admit = async (
	{ workspaces, offer, now }: GateParts,
	connection: Connection,
	path: DraftPath | LogPath,
	{ device, proof }: MessageOf<'answer'>
): Promise<Result<Admission, AccessRefusal>> => {
	const { workspace, release } = await workspaces.use(toRoom(path).workspace);
	const { entries } = fromWire(proof);
	let refusal: AccessRefusal | undefined;
	if (entries.length > 0) {
		await offer(workspace, entries, (offered) => {
			const judged = judgeProof(offered, { device, path, now: now() });
			refusal = judged.refusal;
			return judged.refused;
		});
	}
	const right = rightTo(workspace.authority, device, path, now());
	if (!right.ok) {
		release();
		return err(refusal ?? right.error);
	}
	connection.onEnd(release);
	const admitted = { connection, device, path };
	const { canWrite } = right.value;
	workspace.admit(admitted, { canWrite });
	connection.receive(undefined);
	connection.limitReading(undefined);
	connection.send(writeFrame({ type: 'ready', canWrite }));
	const mayWriteNow = () => {
		const now = workspace.rightOf(admitted);
		return now.ok && now.value.canWrite;
	};
	return ok({ device, canWrite: mayWriteNow });
};

/** Nothing of a proof is kept unless it lets its bearer in; then, all of it that counts. */
const judgeProof = (
	{ entries, authority }: Parameters<JudgeProof>[0],
	bearer: { readonly device: DeviceId; readonly path: DraftPath | LogPath; readonly now: number }
): { readonly refused: ReadonlyMap<EntryId, string>; readonly refusal?: AccessRefusal } => {
	const control: DraftPath | LogPath = { ...bearer.path, type: 'log', space: controlSpace };
	const right = rightTo(authority, bearer.device, control, bearer.now);
	const joining = entries.flatMap(({ id, entry }) =>
		entry.type === 'person.joined' && !authority.refused.has(id) && entry.by !== ''
			? [{ person: entry.by, invitation: entry.payload['invitation'] as EntryId }]
			: []
	);
	const isMember = right.ok && !right.value.isPending;
	const refusal = right.ok
		? joining
				.map((join) => (isMember ? undefined : joinRefusal(authority, join, bearer.now)))
				.find((code) => code !== undefined)
		: right.error;
	if (refusal) return { refused: new Map(entries.map(({ id }) => [id, refusal])), refusal };
	return { refused: new Map([...authority.refused].map(([id, { code }]) => [id, code])) };
};
