import type { DeviceId, Space, WorkspaceId } from '../identity/index.ts';

/**
 * What a socket to the relay is for: the log of one space, one draft, the shares of a space's keys, or
 * finding one's workspaces.
 */
export type Room =
	| { readonly type: 'log'; readonly workspace: WorkspaceId; readonly space: Space }
	| { readonly type: 'share'; readonly workspace: WorkspaceId; readonly space: Space }
	| {
			readonly type: 'draft';
			readonly workspace: WorkspaceId;
			readonly space: Space;
			readonly room: string;
	  }
	/** `key` is the Ed25519 public key of a person's words. */
	| { readonly type: 'recovery'; readonly key: string };

/** The room's address below the relay's, as in `/log/<workspace>/<space>`. */
export const roomPath = (room: Room): string =>
	[room.type, ...namesOf(room)].map((segment) => `/${encodeURIComponent(segment)}`).join('');

const namesOf = (room: Room): readonly string[] => {
	if (room.type === 'recovery') return [room.key];
	const { workspace, space } = room;
	return room.type === 'draft' ? [workspace, space, room.room] : [workspace, space];
};

/**
 * The version of the wire that is spoken in a room. A kind of room keeps its version for good: a newer
 * way to speak gets an address of its own, so that clients and relays of any age meet where both know
 * what is said.
 */
export const versionOf = ({ type }: Room): 1 | 2 | 3 => versions[type];

const versions = { log: 1, draft: 1, recovery: 2, share: 3 } as const;

const UNDER = '~';

/** The name of a draft that is written with a capability only, and read by the whole space. */
export const roomUnder = (capability: string, name: string): string =>
	`${capability}${UNDER}${name}`;

/** The capability it takes to write a draft; undefined where whoever reads it may write it. */
export const writingCapability = (room: string): string | undefined => {
	const end = room.indexOf(UNDER);
	return end < 0 ? undefined : room.slice(0, end);
};

/** The draft room of the control space in which those who wait for a grant may write. */
export const LOBBY = 'lobby';

const ANSWER_DOMAIN = 'tongban/answer/1';

/** What a device signs to enter a room: freshly, for this room of this host and nothing else. */
export const answerMessage = (
	host: string,
	room: Room,
	{ nonce, device, time }: { nonce: Uint8Array; device: DeviceId; time: number }
): Uint8Array<ArrayBuffer> => {
	// No part can hold a NUL: hosts and ids have none, the path is percent-encoded. The nonce is last.
	const head = [ANSWER_DOMAIN, host, roomPath(room), device, time, ''].join('\0');
	const text = new TextEncoder().encode(head);
	const message = new Uint8Array(text.length + nonce.length);
	message.set(text);
	message.set(nonce, text.length);
	return message;
};
