/** Accepts or refuses websockets by address and origin, before a single frame is read. */
import { STATUS_CODES, type IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { isLoopback, isOriginAllowed } from './origin.ts';
import { parseRelayPath } from './paths.ts';
import type { RelayPath } from './seams.ts';

/** What decides whether an upgrade is accepted. */
export type UpgradeRules = {
	/** Where the open area may be used from; `undefined` when there is none. */
	readonly openFrom: 'this-machine' | 'anywhere' | undefined;
	readonly origins: readonly string[];
	/** False while there is nobody to judge proofs. */
	readonly hasAccess: boolean;
	readonly isFull: () => boolean;
	readonly isReady: () => boolean;
};

/** The path to serve, or the HTTP status to refuse with. */
export const judgeUpgrade = (
	request: IncomingMessage,
	rules: UpgradeRules
): RelayPath | { readonly type: 'refused'; readonly status: number } => {
	const refused = (status: number) => ({ type: 'refused', status }) as const;
	const path = parseRelayPath(request.url ?? '');
	if (path === undefined) return refused(404);
	if (path.type === 'open' && rules.openFrom === undefined) return refused(404);
	if (path.type !== 'open' && !rules.hasAccess) return refused(404);
	if (!isOriginAllowed(request, rules.origins)) return refused(403);
	if (path.type === 'open' && rules.openFrom === 'this-machine') {
		if (!isLoopback(request.socket.remoteAddress ?? '')) return refused(403);
	}
	return !rules.isReady() || rules.isFull() ? refused(503) : path;
};

/** Answers a refused upgrade in plain HTTP and hangs up. */
export const refuseUpgrade = (socket: Duplex, status: number): void => {
	socket.on('error', () => {
		// The client has hung up first; there is nobody left to tell.
	});
	socket.end(
		`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`
	);
};
