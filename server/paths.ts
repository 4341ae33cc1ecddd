/** Which addresses speak which protocol. */
import type { RelayPath } from './seams.ts';

const longestName = 256;

/** Reads the address of a websocket request; `undefined` when nothing lives there. */
export const parseRelayPath = (url: string): RelayPath | undefined => {
	const names = decodeSegments(url.split('?', 1)[0] ?? '');
	if (names === undefined) return undefined;
	const [area, first, second, third, ...more] = names;
	if (area === 'recovery' && first !== undefined && second === undefined) {
		return { type: 'recovery', key: first };
	}
	if (area === 'open' && first !== undefined) {
		// Stock clients put slashes into room names.
		return { type: 'open', room: names.slice(1).join('/') };
	}
	if (first === undefined || second === undefined || more.length > 0) return undefined;
	if (area === 'draft' && third !== undefined) {
		return { type: 'draft', workspace: first, space: second, room: third };
	}
	if ((area === 'log' || area === 'share') && third === undefined) {
		return { type: area, workspace: first, space: second };
	}
	return undefined;
};

const decodeSegments = (path: string): readonly string[] | undefined => {
	if (!path.startsWith('/')) return undefined;
	try {
		const names = path.slice(1).split('/').map(decodeURIComponent);
		return names.every((name) => name.length > 0 && name.length <= longestName) ? names : undefined;
	} catch {
		// A broken percent escape names nothing.
		return undefined;
	}
};

/** The store's name for a draft; different addresses never share one. */
export const roomKey = (path: Extract<RelayPath, { type: 'open' | 'draft' }>): string =>
	path.type === 'open'
		? `open/${encodeURIComponent(path.room)}`
		: ['draft', path.workspace, path.space, path.room].map(encodeURIComponent).join('/');
