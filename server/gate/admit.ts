/**
 * Whether a device that has proved its key may enter a room of a workspace: judged by what the relay
 * holds of the workspace and what the client brings. A founding entry certifies itself, because the
 * workspace's id is its hash.
 */
import {
	controlSpace,
	type DeviceId,
	type EntryId,
	type WorkspaceId
} from '#lib/kernel/identity/index.ts';
import type { SignedEntry } from '#lib/kernel/log/index.ts';
import { fromWire, type AccessRefusal, type MessageOf } from '#lib/kernel/protocol/index.ts';
import { err, ok, type Result } from '#lib/kernel/result/index.ts';
import type { Admission, Connection, LogPath, SpacePath } from '../seams.ts';
import type { DailyBytes } from '../quotas/index.ts';
import type { Rulings } from './rulings.ts';
import { joinRefusal, mayHandIn, rightTo } from './rights.ts';
import type { Workspace } from './workspace.ts';
import type { Workspaces } from './workspaces.ts';

/** Decides on offered control entries: answers those that are not kept, with the reason. */
type JudgeProof = (offered: {
	readonly entries: readonly SignedEntry[];
	readonly authority: Workspace['authority'];
}) => ReadonlyMap<EntryId, string>;

/** What it takes to let somebody in. */
export type AdmitParts = {
	readonly workspaces: Workspaces;
	/** Offers control entries to the workspace's log; answers once what was kept is on disk. */
	readonly offer: (
		workspace: Workspace,
		entries: readonly SignedEntry[],
		judge: JudgeProof
	) => Promise<unknown>;
	readonly rulings: Rulings;
	/** The accounts of what devices send. */
	readonly daily: DailyBytes;
	/** Tells the metrics that a limit was met. */
	readonly limited: (limit: string) => void;
	/** Epoch milliseconds. */
	readonly now: () => number;
};

/** Lets a device in, and keeps an eye on its right from then on; or says why not. */
export const admit = async (
	parts: AdmitParts,
	connection: Connection,
	path: SpacePath,
	{ device, proof }: MessageOf<'answer'>
): Promise<Result<Admission, AccessRefusal>> => {
	const { workspaces, offer, now, rulings, daily } = parts;
	// The name comes from the network; what is held under it tells whether it is a workspace.
	const { workspace, release } = await workspaces.use(path.workspace as WorkspaceId);
	const ruled = rulings.refusal(device, workspace.id, workspace.isKnown);
	if (ruled) {
		release();
		parts.limited(ruled);
		return err(ruled);
	}
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
	const over = right.ok ? undefined : right.error;
	const isOver = over === 'revoked' || over === 'grant_ended';
	const handsIn = path.type === 'log' && mayHandIn(workspace.authority, device, path);
	if (!right.ok && !(isOver && handsIn)) {
		release();
		return err(refusal ?? right.error);
	}
	connection.onEnd(release);
	const account = await daily.open(device);
	connection.onEnd(() => account.release());
	const spend = (bytes: number) => {
		const isWithin = account.spend(bytes);
		if (!isWithin) parts.limited('daily_limit');
		return isWithin;
	};
	if (!right.ok) return ok({ device, canWrite: () => true, spend, ...(isOver && { over }) });
	const admitted = { connection, device, path };
	workspace.admit(admitted, right.value);
	const canWrite = () => {
		const current = workspace.rightOf(admitted);
		return current.ok && current.value.canWrite;
	};
	return ok({ device, canWrite, spend });
};

/** Nothing of a proof is kept unless it lets its bearer in; then, all of it that counts. */
const judgeProof = (
	{ entries, authority }: Parameters<JudgeProof>[0],
	bearer: { readonly device: DeviceId; readonly path: SpacePath; readonly now: number }
): { readonly refused: ReadonlyMap<EntryId, string>; readonly refusal?: AccessRefusal } => {
	const { workspace } = bearer.path;
	const control: LogPath = { type: 'log', workspace, space: controlSpace };
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
