import type { Signer, Space, WorkspaceId } from '../identity/index.ts';
import type { SignedEntry, Tip } from '../log/index.ts';
import {
	readFrame,
	roomPath,
	toAccessRefusal,
	toShareRefusal,
	writeFrame,
	type AccessRefusal,
	type Message,
	type Room,
	type ShareRefusal
} from '../protocol/index.ts';
import { err, ok, type Result } from '../result/index.ts';
import type { DocumentId } from '../sealed/index.ts';
import type { Pace } from './back-off.ts';
import { gatedSocket } from './gated-socket.ts';
import { toFrame, type Socket, type SocketConstructor } from './socket.ts';

/** Why a share was not kept, given or dropped: the relay's refusal, or that it was not reached. */
export type ShareFault = { readonly code: AccessRefusal | ShareRefusal | 'unreachable' };

/** What it takes to speak with a relay about the shares of a space. */
export interface ShareLineParts {
	readonly socket: SocketConstructor;
	/** As in `wss://relay.example`. */
	readonly url: string;
	readonly workspace: WorkspaceId;
	readonly space: Space;
	readonly signer: Signer;
	/** Milliseconds since 1970. */
	readonly now: () => number;
	readonly proof: () => Promise<readonly SignedEntry[]>;
	readonly after: Pace['after'];
}

/** Speaks with the relay about shares; each word is a connection of its own. */
export interface ShareLine {
	/** Lets the relay keep its share of a document's key; it is on its disk when this answers. */
	keep(document: DocumentId, share: Uint8Array): Promise<Result<null, ShareFault>>;
	/** Asks for the share of a document, against the read fact that stands at `fact`. */
	ask(document: DocumentId, fact: Tip): Promise<Result<Uint8Array, ShareFault>>;
	/** Lets the relay forget a share: the document can be opened by nobody then. */
	drop(document: DocumentId): Promise<Result<null, ShareFault>>;
}

const PATIENCE_MS = 15_000;

/** Makes the line; it connects when something is said. */
export const shareLine = (parts: ShareLineParts): ShareLine => {
	const done = async (message: Message) => {
		const answered = await say(parts, message);
		if (!answered.ok) return answered;
		return answered.value.type === 'done' ? ok(null) : unreachable;
	};
	return {
		keep: (document, share) => done({ type: 'keep', document, share }),
		drop: (document) => done({ type: 'drop', document }),
		ask: async (document, fact) => {
			const answered = await say(parts, { type: 'ask', document, fact });
			if (!answered.ok) return answered;
			const { value } = answered;
			return value.type === 'share' && value.document === document ? ok(value.share) : unreachable;
		}
	};
};

const unreachable = err({ code: 'unreachable' } as const);

/** Says one thing and answers what the relay answers to it. */
const say = (parts: ShareLineParts, said: Message): Promise<Result<Message, ShareFault>> => {
	const { socket, url, workspace, space, signer, now, proof, after } = parts;
	const room: Room = { type: 'share', workspace, space };
	const Gated: SocketConstructor = gatedSocket({ socket, room, signer, now, proof });
	return new Promise((resolve) => {
		const line: Socket = new Gated(`${url}${roomPath(room)}`);
		const settle = (result: Result<Message, ShareFault>) => {
			cancel();
			resolve(result);
			line.close(1000);
		};
		const cancel = after(PATIENCE_MS, () => settle(unreachable));
		line.onopen = () => line.send(writeFrame(said));
		line.onmessage = ({ data }) => {
			const frame = toFrame(data);
			const message = frame && readFrame(frame);
			if (!message?.ok) return settle(unreachable);
			const { value } = message;
			if (value.type !== 'declined') return settle(ok(value));
			settle(err({ code: toShareRefusal(value.code) ?? 'not_permitted' }));
		};
		line.onclose = ({ reason }) => settle(err({ code: toAccessRefusal(reason) ?? 'unreachable' }));
		line.onerror = () => undefined; // a close follows, and says more
	});
};
