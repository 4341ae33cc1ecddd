import type { DeviceId, Space, WorkspaceId } from '../identity/index.ts';

/** What a socket to the relay is for: the log of one space, or one draft. */
export type Room =
	| { readonly type: 'log'; readonly workspace: WorkspaceId; readonly space: Space }
	| {
			readonly type: 'draft';
			readonly workspace: WorkspaceId;
			readonly space: Space;
			readonly room: string;
	  };

/** The room's address below the relay's, as in `/log/<workspace>/<space>`. */
export const roomPath = (room: Room): string =>
	[room.type, room.workspace, room.space, ...(room.type === 'draft' ? [room.room] : [])]
		.map((segment) => `/${encodeURIComponent(segment)}`)
		.join('');

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
