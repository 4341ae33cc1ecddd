/** What a request for a file says, before anything is asked about it. */
import type { IncomingMessage } from 'node:http';
import { toFileHash } from '#lib/kernel/files/index.ts';
import {
	bytesToText,
	textToBytes,
	type DeviceId,
	type Space,
	type WorkspaceId
} from '#lib/kernel/identity/index.ts';
import { CHALLENGE_PATH, FILE_SCHEME, type FilePlace } from '#lib/kernel/protocol/index.ts';

/** Who asks, by which challenge, and the signature that shows it. */
export type Credentials = {
	readonly device: DeviceId;
	readonly challenge: string;
	readonly signature: Uint8Array;
};

/** Whether an address is one of files. */
export const isFileAddress = (path: string): boolean =>
	path === CHALLENGE_PATH || path.startsWith('/file/');

// The same names that the gate takes for spaces.
const address = /^\/file\/([\w-]{43})\/((?:[\w.:-]|%3A){1,100})\/([\w-]{43})$/i;

/** The file at an address, which has to be written in its one way; undefined where it is none. */
export const parseFilePath = (url: string): FilePlace | undefined => {
	const [, workspace = '', space = '', text = ''] = address.exec(url) ?? [];
	const hash = toFileHash(text);
	const id = textToBytes(workspace);
	if (hash === undefined || !id || bytesToText(id) !== workspace) return undefined;
	return {
		// Whether the relay holds such a workspace and such a space, the gate tells.
		workspace: workspace as WorkspaceId,
		space: decodeURIComponent(space) as Space,
		hash
	};
};

const header = new RegExp(`^${FILE_SCHEME} ([\\w-]{43})\\.([\\w-]{43})\\.([\\w-]{86})$`);

/** Reads the authorization of a request; undefined where it has none of the right shape. */
export const readCredentials = ({ headers }: IncomingMessage): Credentials | undefined => {
	const [, device, challenge, text = ''] = header.exec(headers.authorization ?? '') ?? [];
	const signature = textToBytes(text);
	if (device === undefined || challenge === undefined || !signature) return undefined;
	// Whether it is the key of a device, the signature tells.
	return { device: device as DeviceId, challenge, signature };
};

/** The length that a request announces; undefined where it announces none. */
export const lengthOf = ({ headers }: IncomingMessage): number | undefined => {
	const text = headers['content-length'] ?? '';
	return /^\d{1,15}$/.test(text) ? Number(text) : undefined;
};
