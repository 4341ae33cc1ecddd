// What the service worker does with a request. Everything of the application is on the device after
// the first visit, so that any address of it opens without a network.

/** What is never a page of the application: the relay's own addresses. */
const relayPaths = /^\/(healthz|metrics|log|draft|open|file|file-challenge)(\/|$)/;

/** `asset`: from the cache; `page`: the application's one page; `network`: left to the browser. */
export type Answer = 'asset' | 'page' | 'network';

/** Chooses the answer to a request of our own origin. */
export function answerFor(
	request: { readonly method: string; readonly mode: string; readonly path: string },
	assets: ReadonlySet<string>
): Answer {
	if (request.method !== 'GET' || relayPaths.test(request.path)) return 'network';
	// Hashed files of the version before are asked for by pages that are still open in it.
	if (assets.has(request.path) || request.path.startsWith('/_app/immutable/')) return 'asset';
	return request.mode === 'navigate' ? 'page' : 'network';
}

/**
 * The caches to delete when a version takes over, given all names oldest first. The version before
 * stays for pages that are still open in it: they load parts of the application late.
 */
export function staleCaches(names: readonly string[], prefix: string): readonly string[] {
	return names.filter((name) => name.startsWith(prefix)).slice(0, -2);
}
