import { browserSession } from '#lib/app/session/index.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async () => {
	// Without a secure address there are no keys to open a session with; the page says so.
	if (!isSecureContext) return { session: undefined };
	return { session: await browserSession() };
};
