import type { PersonId, Signer, WorkspaceId } from '../identity/index.ts';
import {
	readFrame,
	roomPath,
	toAccessRefusal,
	type AccessRefusal,
	type Room
} from '../protocol/index.ts';
import { err, ok, type Result } from '../result/index.ts';
import { gatedSocket } from './gated-socket.ts';
import { toFrame, type Socket, type SocketConstructor } from './socket.ts';

/** A person whom the words recover, and their workspace. */
export interface RecoverablePlace {
	readonly workspace: WorkspaceId;
	readonly person: PersonId;
}

/** Why a relay did not tell: its own refusal, or that the connection ended before it had. */
export type RecoveryFault = { readonly code: AccessRefusal | 'unreachable' };

/**
 * Asks the relay at `url` (as in `wss://relay.example`) where the holder of a recovery key is a person.
 * The list is the relay's word: whoever names somebody's key in a workspace of their own is in it, too.
 */
export const askRecovery = (
	socket: SocketConstructor,
	url: string,
	signer: Signer
): Promise<Result<readonly RecoverablePlace[], RecoveryFault>> => {
	const room: Room = { type: 'recovery', key: signer.device };
	// Freshness comes from the relay's nonce alone, and nobody looks at the time.
	const now = () => 0;
	const Gated: SocketConstructor = gatedSocket({
		...{ socket, room, signer, now },
		proof: () => Promise.resolve([])
	});
	const found: RecoverablePlace[] = [];
	return new Promise((resolve) => {
		const asked: Socket = new Gated(`${url}${roomPath(room)}`);
		asked.onmessage = ({ data }) => {
			const frame = toFrame(data);
			const message = frame && readFrame(frame);
			if (!message?.ok || message.value.type !== 'workspaces') return asked.close(1000);
			found.push(...message.value.found);
			if (message.value.isLast) resolve(ok(found));
		};
		asked.onclose = ({ reason }) =>
			resolve(err({ code: toAccessRefusal(reason) ?? 'unreachable' }));
		asked.onerror = () => undefined; // a close follows, and says more
	});
};
