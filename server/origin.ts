/** Who may open a websocket from a browser, and what counts as this machine. */
import type { IncomingMessage } from 'node:http';

/** Whether a network address is this machine's own. */
export const isLoopback = (address: string): boolean =>
	address === '::1' || /^(::ffff:)?127\./.test(address);

/** Whether a page's origin is on this machine, such as another program's development server. */
const isLoopbackOrigin = (origin: URL): boolean =>
	origin.hostname === 'localhost' || origin.hostname === '[::1]' || isLoopback(origin.hostname);

/**
 * Browsers send cookies and reach loopback on behalf of any page, so a page must come from the host
 * it speaks to, from this machine to this machine, or from a listed origin. Programs send no origin.
 */
export const isOriginAllowed = (request: IncomingMessage, listed: readonly string[]): boolean => {
	const { origin, host } = request.headers;
	if (origin === undefined) return true;
	if (listed.includes(origin)) return true;
	if (!URL.canParse(origin)) return false;
	const page = new URL(origin);
	return (
		page.host === host || (isLoopbackOrigin(page) && isLoopback(request.socket.remoteAddress ?? ''))
	);
};
